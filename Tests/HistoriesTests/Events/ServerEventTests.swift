import Foundation
import Histories
import Testing

@Suite("Server events")
struct ServerEventTests {
  static let kinds: [ServerEvent.Kind] =
    [
      .started, .ready, .stopped, .gone(.code(0)), .gone(.code(255)), .gone(.signal(1)), .gone(.signal(64)),
      .gone(.unknown), .unknown, .wandered(from: 0), .wandered(from: 1_000_000_000_000_000_000),
      .replaced(by: 0), .replaced(by: 1_000_000_000_000_000_000),
    ] + Signal.allCases.map { .signalled($0) }

  @Test("read back as they were saved, and as they were drawn", arguments: kinds)
  func roundTrip(_ kind: ServerEvent.Kind) throws {
    let event = ServerEvent(7, kind, at: 12)
    let history = History([], events: [event])
    #expect(try JSONDecoder().decode(History.self, from: JSONEncoder().encode(history)) == history)
    let (lane, mark) = Diagram.mark(of: event)
    #expect(try Diagram.parse("\(lane)".padding(toLength: 12, withPad: " ", startingAt: 0) + mark).events == [event])
  }

  @Test(
    "are refused where no kernel, no clock or no kit could have given them",
    arguments: [
      #"{"event": "started", "process": -1, "time": 0}"#,
      #"{"event": "started", "process": 1000000000000000001, "time": 0}"#,
      #"{"event": "started", "process": 1, "time": 4000000000000000001}"#,
      #"{"event": "started", "process": 1}"#,
      #"{"event": "paused", "process": 1, "time": 0}"#,
      #"{"event": "signalled", "process": 1, "time": 0}"#,
      #"{"event": "signalled", "process": 1, "time": 0, "signal": "stop"}"#,
      #"{"event": "gone", "process": 1, "time": 0}"#,
      #"{"event": "gone", "process": 1, "time": 0, "exit": {}}"#,
      #"{"event": "gone", "process": 1, "time": 0, "exit": {"code": 1, "signal": 9}}"#,
      #"{"event": "gone", "process": 1, "time": 0, "exit": {"code": 256}}"#,
      #"{"event": "gone", "process": 1, "time": 0, "exit": {"code": -1}}"#,
      #"{"event": "gone", "process": 1, "time": 0, "exit": {"signal": 0}}"#,
      #"{"event": "gone", "process": 1, "time": 0, "exit": {"signal": 65}}"#,
      #"{"event": "replaced", "process": 1, "time": 0, "by": -1}"#,
      #"{"event": "replaced", "process": 1, "time": 0}"#,
    ])
  func refused(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(ServerEvent.self, from: Data(text.utf8)) }
  }

  @Test("come in order of time, and those of one moment as they were given") func order() {
    let events = [
      ServerEvent(1, .gone(.unknown), at: 5), ServerEvent(1, .replaced(by: 2), at: 7), ServerEvent(2, .ready, at: 7),
      ServerEvent(9, .started, at: 0),
    ]
    #expect(History([], events: events).events == [events[3], events[0], events[1], events[2]])
  }

  @Test(
    "are drawn with errors that say what is wrong",
    arguments: ["gone x", "gone p1:core", "signalled p1:stop", "ready p1:p2"])
  func misdrawn(_ line: String) {
    #expect(throws: Diagram.ParseError.self) { try Diagram.parse(line) }
  }

  @Test(
    "leave those deaths unexplained that no earlier signal to the process or to the main one explains",
    arguments: [
      ("gone  p1", [1]),
      ("gone  p3 p1 p9", [9, 1, 3]),
      ("signalled p1:kill\ngone                 p1:signal9", []),
      ("gone      p1\nsignalled    p1:kill", [1]),
      ("signalled p1:usr1\ngone                p1 p2", [2]),
      ("signalled p9:term\ngone                p1 p2 p9:code0", []),
      ("gone      p2\nsignalled    p9:term\ngone                 p1 p9", [2]),
    ])
  func unexplained(_ lanes: String, _ processes: [Int]) throws {
    let events = try Diagram.parse("started p9\n" + lanes).events
    #expect(events.unexplainedDeaths.map(\.process) == processes)
  }
}
