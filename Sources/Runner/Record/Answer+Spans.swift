import Histories

extension Answer {
  /// Whether the view's work came to its end, as it does unless the answer says otherwise.
  var isFinished: Bool { finished ?? true }

  /// How long the view was at work, in nanoseconds; `nil` where that was not told.
  var work: Int? {
    guard let enter = points["enter"], let exit = points["exit"] else { return nil }
    return exit - enter
  }

  /// What the probe measured and told, as spans of its own clock.
  func spans(of name: String) -> [Span] {
    let place = Place(process: process, thread: thread, backend: backend)
    guard let enter = points["enter"], let exit = points["exit"] else { return [] }
    var spans = [Span(name, at: .server(.work, place), from: enter, to: exit)]
    if let loopThread {
      spans.append(
        Span(name, at: .server(.loop, Place(process: process, thread: loopThread)), from: enter, to: exit))
    }
    for told in stages {
      guard let stage = Stage(rawValue: told.stage), stage == .middleware || stage == .query else { continue }
      spans.append(
        Span(
          name, at: .server(stage, Place(process: process, thread: told.thread)), from: told.at,
          to: told.at + 1))
    }
    return spans
  }
}
