import Histories

/// Judges whether all requests that were sent were inside together.
struct EverybodyInside {
  /// What is counted, in the plural: "async views".
  var noun: String
  /// The fewest requests that say anything.
  var atLeast = 2

  /// Judges the requests of each process by themselves.
  func verdictForEachProcess(on history: History) -> Verdict {
    if let disturbance = history.disturbance { return disturbance }
    var most = 0
    for process in history.processes.sorted() {
      let views = history.spans(at: .view, in: process)
      guard views.count >= atLeast else {
        return .inconclusive(history.because("process \(process) was sent \(views.count.of("request")), too few to judge"))
      }
      if let evidence = shortfall(of: views, in: history, place: "process \(process)") { return .violated(evidence) }
      most = max(most, views.count)
    }
    return upheld(most, "in each of \(history.processes.count.of("process", "processes"))", history)
  }

  /// Judges the requests of the whole server together.
  func verdict(on history: History) -> Verdict {
    if let disturbance = history.disturbance { return disturbance }
    let views = history.spans(at: .view)
    guard views.count >= atLeast else {
      return .inconclusive(history.because("\(views.count.of("request")) was seen inside, and it takes \(atLeast) to judge"))
    }
    if let evidence = shortfall(of: views, in: history, place: "the server") { return .violated(evidence) }
    return upheld(views.count, "", history)
  }

  private func shortfall(of views: [Span], in history: History, place: String) -> Evidence? {
    let peak = views.peak()
    guard peak.count < views.count else { return nil }
    return .chain(
      "\(place) ran \(peak.count) of \(views.count) \(noun) at once; the rest came in only as others were let go",
      views: views, peak: peak, in: history)
  }

  private func upheld(_ count: Int, _ place: String, _ history: History) -> Verdict {
    guard count > 0 else { return .inconclusive(history.because("nobody was seen inside")) }
    return .upheld(
      Exercise(opportunities: count, "\(count) \(noun) were inside together\(place.isEmpty ? "" : " " + place)"))
  }
}
