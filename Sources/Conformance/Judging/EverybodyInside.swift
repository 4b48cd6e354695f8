import Histories

/// Judges whether all requests that were sent were inside together.
struct EverybodyInside {
  /// What is counted, in the plural: "async views".
  var noun: String
  /// The fewest requests that say anything.
  var atLeast = 2
  /// How many requests one process has room for; `nil` where nothing bounds them.
  var room: Int?

  /// Whether so many have to be inside one process: where several share them, a bound of each is met by none.
  var isAboutOneProcess = false

  /// Judges the requests of each process by themselves.
  func verdictForEachProcess(on history: History) -> Verdict {
    if let gap = history.gap() { return gap }
    let processes = history.processes.sorted()
    if let evidence = processes.lazy.compactMap({ shortfall(in: history, process: $0) }).first {
      return .violated(evidence)
    }
    var fewest = Int.max
    for process in processes {
      let views = history.held(in: process)
      guard views.count >= atLeast else {
        return .inconclusive(
          history.because("process \(process) was sent \(views.count.of("request")), too few to judge"))
      }
      if let apart = apart(views, in: history) { return apart }
      fewest = min(fewest, views.count)
    }
    guard !processes.isEmpty else { return .inconclusive(history.because("nobody was seen inside")) }
    return upheld(fewest, " in each of \(processes.count.of("process", "processes"))")
  }

  /// Judges the requests of the whole server together.
  func verdict(on history: History) -> Verdict {
    if let gap = history.gap() { return gap }
    let views = history.held()
    if let evidence = shortfall(in: history, process: nil) { return .violated(evidence) }
    guard views.count >= atLeast else {
      return .inconclusive(
        history.because(
          "\(views.count.of("request was", "requests were")) seen inside, and it takes \(atLeast) to judge"))
    }
    if let apart = apart(views, in: history) { return apart }
    let fullest = history.processes.map { history.held(in: $0).peak().count }.max() ?? 0
    if isAboutOneProcess, fullest < atLeast {
      return .inconclusive(
        history.because(
          "\(views.count) \(noun) were inside together, but no more than \(fullest) in one process, and it takes "
            + "\(atLeast) to judge"))
    }
    return upheld(views.count, "")
  }

  private func shortfall(in history: History, process: Int?) -> Evidence? {
    let views = history.held(in: process)
    let peak = views.peak()
    guard peak.count < views.count else { return nil }
    let refusals = history.refusals(in: process, room: room)
    guard !refusals.isEmpty else { return nil }
    return .chain(
      "\(process.map { "process \($0)" } ?? "the server") ran \(peak.count) of \(views.count) \(noun) at once; "
        + "the rest came in only as others were let go",
      peak: peak, refusals: refusals, in: history)
  }

  /// Why views that were not all inside together prove nothing: no process with room kept one of them waiting.
  private func apart(_ views: [Span], in history: History) -> Verdict? {
    let together = views.peak().count
    guard together < views.count else { return nil }
    return .inconclusive(
      history.because(
        "\(together) of \(views.count) \(noun) were inside together, and the rest were not kept waiting by a process with room"
      ))
  }

  private func upheld(_ count: Int, _ place: String) -> Verdict {
    .upheld(Exercise(opportunities: count, "\(count) \(noun) were inside together\(place)"))
  }
}
