/// Histories drawn as text: one lane per line, time from left to right.
///
///     client      [a------]
///     client p1    [b---------]
///     p1/t1         [a-]
///     p1/t1               [b-]
///     release          a      b
///
/// A lane is `client`, or `client p1` for a request pinned to process 1; `p1/t1`, a request held in its view in process 1
/// on thread 1, or `p1/t1/b7` where its backend is known; the same behind the name of another ``Stage``, as in
/// `lock p1/t1`; `release`, the moments at which the kit let a request go; `up p1 p2`, processes that are known to answer;
/// `asked async a b`, the view that requests asked for; `called asgi a b`, how the application was called for them; `tick`, why the metronome waited no longer, as in `full` and `rest`.
/// `[a--]` ended well, `[a--!` failed, `[a-->` had not ended.
public enum Diagram {
  /// Why a text is not a diagram.
  public struct ParseError: Error, Equatable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
      case unknownLane(String), unknownEvent(String), unknownTick(String), unknownGateway(String), unclosedSpan,
        unnamedSpan
    }
    /// Counted from 1.
    public let line: Int
    public let reason: Reason

    public var description: String {
      switch reason {
      case .unknownLane(let lane):
        "line \(line) of the diagram names the lane \"\(lane)\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      case .unknownEvent(let mark):
        "line \(line) of the diagram has the event \"\(mark)\"; write p1, signalled p1:kill, gone p1:code1, gone p1:signal9 or replaced p1:p3"
      case .unknownTick(let mark):
        "line \(line) of the diagram has the tick \"\(mark)\"; write full, pause, rest or work"
      case .unknownGateway(let words):
        "line \(line) of the diagram has requests called \"\(words)\"; write called wsgi a b or called asgi a b"
      case .unclosedSpan: "line \(line) of the diagram has a span without an end; close it with ], ! or >"
      case .unnamedSpan: "line \(line) of the diagram has a span without a name; write [a--]"
      }
    }
  }
}
