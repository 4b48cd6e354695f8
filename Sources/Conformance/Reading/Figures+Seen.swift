public import Histories

extension Figures {
  /// What was seen in the histories of all scenarios that ran on one server, whose model counts sync views by `view`.
  public init(
    seenIn records: some Collection<(scenario: Scenario, history: History)>, countedBy view: View = .gate,
    backendsAfter: Int? = nil
  ) {
    self.init()
    backendsAtPeak = records.compactMap(\.history.backendsAtPeak).max().map(Count.exactly)
    self.backendsAfter = backendsAfter.map(Count.exactly)
    guard !records.contains(where: { $0.history.indistinctProcesses != nil }) else { return }
    func readings(of view: View) -> [Admission] {
      records.compactMap { Admission(of: view, in: $0.scenario, $0.history) }
    }
    // Workers that were replaced are no more of them, and WK-1 judges by what was asked for it.
    let censuses = records.filter { $0.scenario.sends(.ready) }
    let most = (censuses.isEmpty ? Array(records) : censuses).map(\.history.processesAtOneTime.count).max() ?? 0
    processes = most > 0 ? .exactly(most) : nil
    let sync = readings(of: view)
    syncAtOnce = .together(sync.compactMap(\.count))
    syncAtOncePerProcess = .together(sync.compactMap(\.countPerProcess))
    if sync.isEmpty { countElsewhere(readings(of: .web)) }
    threadsPerProcess = .together(sync.compactMap(\.threadsPerProcess))
    asyncAtOnce = .together(readings(of: .asyncHeld).compactMap(\.count))
  }

  /// Where nobody was held at the gate, those that were held by a call to another service show the least that there was: what
  /// has been counted is not said to be unseen.
  private mutating func countElsewhere(_ readings: [Admission]) {
    func least(_ counts: [Int]) -> Count? { counts.max().flatMap { $0 > 0 ? .atLeast($0) : nil } }
    syncAtOnce = least(readings.map { $0.peak().count })
    syncAtOncePerProcess = least(readings.map(\.mostInOneProcess))
  }
}

extension Scenario {
  /// Whether some step sends requests of `view`.
  public func sends(_ view: View) -> Bool {
    steps.contains { if case .send(let batch) = $0 { batch.view == view } else { false } }
  }
}
