import Histories

/// Judges when a quick request was answered that had been sent while others were held. All must have been answered.
struct AnswersBesideHolders {
  /// What the holders' process would need to be full.
  var slots: Int
  /// The requests that were seen held, each for as long as it certainly was.
  var holders: [Span]
  var history: History
  /// Whether the question is what the holders' own process does, and no other one may answer.
  var isAboutOneProcess = false

  enum Finding {
    /// The answer came while all slots were held.
    case inTime
    /// The request waited while all slots were held, and its answer came after `holder` had been let go.
    case late(holder: Span, Release)
    /// Neither was seen.
    case unclear
  }

  func finding(on request: Span) -> Finding {
    if holders.count(where: { $0.contains(request.exit) }) >= slots { return .inTime }
    let ahead = holders.filter { $0.contains(request.enter) }
    let releases = ahead.compactMap { history.release(of: $0.request) }
    guard ahead.count >= slots, let first = releases.min(by: { $0.time < $1.time }), first.time < request.exit,
      let holder = ahead.first(where: { $0.request == first.request }), !workedBeside(request)
    else { return .unclear }
    // Where connections do not stay with a process, the request may have come to it only later.
    guard !isAboutOneProcess || !history.isWandering else { return .unclear }
    return .late(holder: holder, first)
  }

  /// Whether the probe's own clock shows that the server was done with the request while all slots were held: then the
  /// answer was late because the kit was slow to read it.
  private func workedBeside(_ request: Span) -> Bool {
    let work = history.spans(at: .work)
    guard let own = work.first(where: { $0.request == request.request }) else { return false }
    let names = Set(holders.map(\.request))
    return work.count { names.contains($0.request) && own.exit < $0.exit } >= slots
  }
}
