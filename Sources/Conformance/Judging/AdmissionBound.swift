import Histories

/// Judges how many requests a process runs at once, by who was seen inside together and by what each release let in.
struct AdmissionBound {
  /// How many requests one process may have inside at once.
  var slots: Int
  /// What is counted, in the plural: "sync views".
  var noun: String
  /// Where requests count as inside.
  var stage = Stage.view

  /// Proof that some process had more than its slots inside at one time.
  func excess(in history: History) -> Evidence? {
    for process in history.processes.sorted() {
      let peak = history.spans(at: stage, in: process).peak()
      guard peak.count > slots else { continue }
      return Evidence(
        "process \(process) ran \(peak.count) \(noun) at once where \(slots.of("is", "are")) promised",
        witnesses: Array(peak.prefix(slots + 1)))
    }
    return nil
  }

  /// Proof that the slots were never all in use although enough requests waited for them.
  ///
  /// Pinned requests are judged for each process. A burst finds its own way, so it is judged over the whole server.
  /// The history must have drained: every request was seen inside, the last ones only after others were let go.
  func shortfall(in history: History) -> Evidence? {
    guard history.isPinned else {
      return shortfall(in: history, process: nil, promised: slots * history.processes.count)
    }
    return history.processes.sorted().lazy.compactMap { shortfall(in: history, process: $0, promised: slots) }.first
  }

  private func shortfall(in history: History, process: Int?, promised: Int) -> Evidence? {
    let views = history.spans(at: stage, in: process)
    let peak = views.peak()
    guard views.count >= promised, peak.count < promised else { return nil }
    let where_ = process.map { "process \($0)" } ?? "the server"
    return .chain(
      "\(where_) admitted \(peak.count) at once where \(promised.of("is", "are")) promised: "
        + "all \(views.count) requests were waiting, and the rest came in only as others were let go",
      views: views, peak: peak, in: history)
  }

  /// How often a full process kept a waiting request out; `nil` and the reason if it never had to.
  func exercise(in history: History) -> Verdict {
    var opportunities = 0
    for process in history.processes.sorted() {
      let refusals = history.releases.count { release in
        history.inside(at: release, in: process, stage: stage).count >= slots
          && !history.waiting(at: release.time, in: history.isPinned ? process : nil).isEmpty
      }
      guard refusals > 0 else {
        return .inconclusive(
          history.because("process \(process) was never seen full while another request waited for it"))
      }
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
