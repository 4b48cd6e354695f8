/// What befell processes, drawn as a lane for each kind of event:
///
///     started     p9
///     ready         p1 p2
///     signalled           p1:kill
///     gone                  p1:signal9
///     replaced                     p1:p3
///     wandered                           p3:p2
///
/// `gone p1:code1` ended by itself, and of `gone p1` nobody knows how. `wandered p3:p2` says that a request was seen in p3
/// whose connection had led to p2.
extension Diagram {
  /// Reads the lane of the events that are called `name`; `nil` if none are.
  static func events(
    named name: Substring, in marks: [(name: String, column: Int)]
  ) throws(ParseError.Reason) -> [ServerEvent]? {
    guard ["started", "ready", "signalled", "stopped", "gone", "replaced", "wandered", "unknown"].contains(name) else {
      return nil
    }
    var events: [ServerEvent] = []
    for mark in marks {
      let parts = mark.name.split(separator: ":", maxSplits: 1)
      guard let process = parts.first.flatMap({ number($0, after: "p") }),
        let kind = kind(named: name, parts.count > 1 ? parts[1] : nil)
      else { throw .unknownEvent(mark.name) }
      events.append(ServerEvent(process, kind, at: mark.column))
    }
    return events
  }

  private static func kind(named name: Substring, _ more: Substring?) -> ServerEvent.Kind? {
    switch (name, more) {
    case ("started", nil): .started
    case ("ready", nil): .ready
    case ("stopped", nil): .stopped
    case ("unknown", nil): .unknown
    case ("signalled", let more?): Signal(rawValue: String(more)).map { .signalled($0) }
    case ("gone", nil): .gone(.unknown)
    case ("gone", let more?) where more.hasPrefix("code"): Int(more.dropFirst(4)).map { .gone(.code($0)) }
    case ("gone", let more?) where more.hasPrefix("signal"): Int(more.dropFirst(6)).map { .gone(.signal($0)) }
    case ("replaced", let more?): number(more, after: "p").map { .replaced(by: $0) }
    case ("wandered", let more?): number(more, after: "p").map { .wandered(from: $0) }
    default: nil
    }
  }

  /// The lane of an event and its mark there, as ``parse(_:)`` reads them.
  package static func mark(of event: ServerEvent) -> (lane: String, mark: String) {
    let process = "p\(event.process)"
    return switch event.kind {
    case .started: ("started", process)
    case .ready: ("ready", process)
    case .stopped: ("stopped", process)
    case .unknown: ("unknown", process)
    case .signalled(let signal): ("signalled", "\(process):\(signal.rawValue)")
    case .gone(.unknown): ("gone", process)
    case .gone(.code(let code)): ("gone", "\(process):code\(code)")
    case .gone(.signal(let signal)): ("gone", "\(process):signal\(signal)")
    case .replaced(let other): ("replaced", "\(process):p\(other)")
    case .wandered(let other): ("wandered", "\(process):p\(other)")
    }
  }
}
