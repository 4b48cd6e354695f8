import Histories

/// Judges how many requests a process runs at once, by who was seen inside together and by what each release let in.
struct AdmissionBound {
  /// How many requests one process may have inside at once.
  var slots: Int
  /// What is counted, in the plural: "sync views".
  var noun: String
  /// Where requests count as inside.
  var stage = Stage.view
  /// The property whose question it is how many run at once, where it is not that of the one that asks.
  var judge: Property.ID?

  /// Proof that some process had more than its slots inside at one time.
  func excess(in history: History) -> Evidence? {
    let admission = Admission(of: history, at: stage)
    for process in history.processes.sorted() {
      let peak = admission.peak(in: process)
      guard peak.count > slots else { continue }
      return Evidence(
        "process \(process) ran \(peak.count) \(noun) at once where \(slots.of("is", "are")) promised",
        witnesses: Array(peak.prefix(slots + 1)))
    }
    return nil
  }

  /// Proof that the slots were never all in use, of one process or of the whole server, although requests waited for them.
  ///
  /// A request counts as refused only if the process that let it in later had room all along: a burst that the kernel
  /// spread unevenly leaves one process idle and another one with a queue, and neither of them is at fault.
  func shortfall(in history: History) -> Evidence? {
    history.processes.sorted().lazy.compactMap { shortfall(in: history, process: $0) }.first
      ?? shortfall(in: history, process: nil)
  }

  /// The same of one process; `nil` is the whole server.
  func shortfall(in history: History, process: Int?) -> Evidence? {
    let promised = slots * (process == nil ? history.processes.count : 1)
    let admission = Admission(of: history, at: stage)
    let peak = admission.peak(in: process)
    guard peak.count < promised else { return nil }
    let refusals = admission.refusals(in: process, room: slots)
    guard !refusals.isEmpty else { return nil }
    return .chain(
      "\(process.map { "process \($0)" } ?? "the server") admitted \(peak.count) at once "
        + "where \(promised.of("is", "are")) promised: "
        + "\(refusals.count.of("request")) waited and came in only as others were let go",
      peak: peak, refusals: refusals, in: history)
  }

  /// Why a process has had no chance to let in too many. That it admits fewer than are promised, while others wait, is one
  /// finding, which another property tells.
  private func neverFull(_ process: Int, in history: History) -> String {
    guard let judge, shortfall(in: history, process: process) != nil else {
      return "process \(process) was never seen full while another request waited for it"
    }
    let peak = Admission(of: history, at: stage).peak(in: process).count
    return "process \(process) admitted \(peak) at once where \(slots.of("is", "are")) promised, so it was never full; "
      + "see \(judge)"
  }

  /// How often a full process kept a waiting request out; inconclusive with the reason if one never had to.
  func exercise(in history: History) -> Verdict {
    if let gap = history.gap(at: stage) { return gap }
    let admission = Admission(of: history, at: stage)
    var opportunities = 0
    for process in history.processes.sorted() {
      let refusals = admission.releases(in: process, full: slots)
      guard refusals > 0 else { return .inconclusive(history.because(neverFull(process, in: history))) }
      opportunities += refusals
    }
    guard opportunities > 0 else { return .inconclusive(history.because("no process was seen")) }
    return .upheld(
      Exercise(
        opportunities: opportunities,
        "\(slots) inside at once in each of \(history.processes.count.of("process", "processes")), "
          + "while others waited at \(opportunities.of("release"))"))
  }
}
