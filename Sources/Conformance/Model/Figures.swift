public import Histories

/// What a server was promised to do, or was seen to do, in figures; the same keys for both.
public struct Figures: Hashable, Sendable, Codable {
  /// A count, or the finding that no bound was met.
  public enum Count: Hashable, Sendable, Codable, CustomStringConvertible {
    case exactly(Int)
    case unbounded

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self), Accepted.counts.contains(number) {
        self = .exactly(number)
      } else if (try? container.decode(String.self)) == "unbounded" {
        self = .unbounded
      } else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "a whole number from 0 to \(Accepted.counts.upperBound), or \"unbounded\", is accepted")
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .exactly(let number): try container.encode(number)
      case .unbounded: try container.encode("unbounded")
      }
    }

    /// So many, or any number for `nil`.
    init(slots: Int?) { self = slots.map(Self.exactly) ?? .unbounded }

    public var description: String {
      switch self {
      case .exactly(let number): String(number)
      case .unbounded: "unbounded"
      }
    }
  }

  public var processes: Count?
  /// Sync requests inside at once, over the whole server.
  public var syncAtOnce: Count?
  public var syncAtOncePerProcess: Count?
  /// Async requests inside at once, over the whole server.
  public var asyncAtOnce: Count?
  /// Threads that ran sync views of one process at the same time.
  public var threadsPerProcess: Count?
  public var backendsAtPeak: Count?
  /// Postgres backends still there when everything had been answered.
  public var backendsAfter: Count?

  public init() {}
}

extension Figures {
  /// What `model` promises.
  public init(promisedBy model: ServerModel, hasAsyncViews: Bool = true) {
    self.init()
    processes = model.processes.only.map(Count.exactly)
    syncAtOncePerProcess = Count(slots: model.slotsPerProcess(for: .gate))
    threadsPerProcess = syncAtOncePerProcess
    // How many it is over the whole server depends on how many processes there are.
    syncAtOnce = model.syncSide.processes.only == nil ? nil : Count(slots: model.slots(for: .gate))
    asyncAtOnce =
      hasAsyncViews && model.asyncSide.processes.only != nil ? Count(slots: model.slots(for: .asyncHeld)) : nil
    backendsAtPeak = model.backends.map(Count.exactly)
  }

  /// What was seen in the histories of all scenarios that ran on one server.
  public init(seenIn records: some Collection<(scenario: Scenario, history: History)>, backendsAfter: Int? = nil) {
    self.init()
    let histories = records.map(\.history)
    let seen = histories.reduce(into: Set<Int>()) { $0.formUnion($1.processes) }
    processes = seen.isEmpty ? nil : .exactly(seen.count)
    let sync = records.filter { $0.scenario.sends(.gate) }.map(\.history)
    let perProcess = sync.flatMap { history in
      history.processes.map { history.held(in: $0).peak() }
    }
    if let fullest = perProcess.max(by: { $0.count < $1.count }), !fullest.isEmpty {
      if sync.contains(where: \.madeSomebodyWait) {
        syncAtOncePerProcess = .exactly(fullest.count)
        syncAtOnce = sync.map { $0.held().peak().count }.max().map(Count.exactly)
        threadsPerProcess = .exactly(perProcess.map { Set($0.compactMap(\.site.place?.thread)).count }.max() ?? 0)
      } else if fullest.count >= Scenario.crowd {
        // Only a crowd could have met a bound: a few requests that nobody kept waiting tell of none.
        (syncAtOncePerProcess, syncAtOnce, threadsPerProcess) = (.unbounded, .unbounded, .unbounded)
      }
    }
    let async = records.filter { $0.scenario.sends(.asyncHeld) }.map(\.history)
    if let most = async.map({ $0.held().peak().count }).max(), most > 0 {
      if async.contains(where: \.madeSomebodyWait) {
        asyncAtOnce = .exactly(most)
      } else if most >= Scenario.crowd, async.contains(where: { $0.held().peak().count == most && $0.gap() == nil }) {
        asyncAtOnce = .unbounded
      }
    }
    backendsAtPeak = histories.compactMap(\.backendsAtPeak).max().map(Count.exactly)
    self.backendsAfter = backendsAfter.map(Count.exactly)
  }
}

extension Scenario {
  /// Whether some step sends requests of `view`.
  public func sends(_ view: View) -> Bool {
    steps.contains { if case .send(let batch) = $0 { batch.view == view } else { false } }
  }
}

extension History {
  /// Whether a request that had been sent came in only after another one was let go.
  var madeSomebodyWait: Bool { releases.contains { !waiting(at: $0.time).isEmpty } }
}
