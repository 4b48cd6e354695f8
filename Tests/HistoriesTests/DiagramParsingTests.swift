import Histories
import Testing

@Suite("Reading diagrams")
struct DiagramParsingTests {
  @Test func `reads every kind of lane`() throws {
    let history = try Diagram.parse(
      """
      client       [a-!
      client p12   [b->  [c]
      p1/t2        [a]
      p1/t2/b3     [b]
      lock p1/t2   [a]
      work p1/t2   [a]
      release      a    bc
      up p1 p7
      asked gate a b
      asked async c
      called asgi a c
      """)
    let place = Place(process: 1, thread: 2)
    #expect(
      Set(history.spans) == [
        Span("a", at: .client, from: 13, to: 16, ending: .failed),
        Span("b", at: .client(process: 12), from: 13, to: 16, ending: .open),
        Span("c", at: .client(process: 12), from: 19, to: 21),
        Span("a", at: .server(.view, place), from: 13, to: 15),
        Span("b", at: .server(.view, Place(process: 1, thread: 2, backend: 3)), from: 13, to: 15),
        Span("a", at: .server(.lock, place), from: 13, to: 15),
        Span("a", at: .server(.work, place), from: 13, to: 15),
      ])
    #expect(history.releases == [Release("a", at: 13), Release("bc", at: 18)])
    #expect(history.processes == [1, 7])
    #expect(history.asked == ["a": "gate", "b": "gate", "c": "async"])
    #expect(history.gateways == ["a": .asgi, "c": .asgi])
  }

  @Test("reads each stage by its name", arguments: Stage.allCases.filter { $0 != .view })
  func stages(stage: Stage) throws {
    #expect(
      try Diagram.parse("\(stage.rawValue) p1/t1 [a]").spans.map(\.site)
        == [.server(stage, Place(process: 1, thread: 1))])
  }

  @Test func `takes dashes inside a name for the name and those behind it for time`() throws {
    let span = try #require(try Diagram.parse("client [a-b--c---]").spans.first)
    #expect(span.request == "a-b--c")
    #expect((span.enter, span.exit) == (7, 17))
  }

  @Test(
    "says what is wrong, and in which line",
    arguments: [
      (
        "client [a]\n\nserver [a]",
        "line 3 of the diagram names the lane \"server\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      (
        "called cgi a", "line 1 of the diagram has requests called \"cgi a\"; write called wsgi a b or called asgi a b"
      ),
      (
        "p1   [a]",
        "line 1 of the diagram names the lane \"p1\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      (
        "p1/x1 [a]",
        "line 1 of the diagram names the lane \"p1/x1\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      (
        "p1/t1/7 [a]",
        "line 1 of the diagram names the lane \"p1/t1/7\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      (
        "client one [a]",
        "line 1 of the diagram names the lane \"client one\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      (
        "client p1/t1 p2 [a]",
        "line 1 of the diagram names the lane \"client p1/t1 p2\"; "
          + "write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      (
        "[a]",
        "line 1 of the diagram names the lane \"\"; write client, client p1, p1/t1, lock p1/t1, release, tick, up, asked or called"
      ),
      ("tick  late", "line 1 of the diagram has the tick \"late\"; write full, pause, rest or work"),
      ("client [a--", "line 1 of the diagram has a span without an end; close it with ], ! or >"),
      ("up p1\nclient [a-] [b", "line 2 of the diagram has a span without an end; close it with ], ! or >"),
      ("client [---]", "line 1 of the diagram has a span without a name; write [a--]"),
      ("client []", "line 1 of the diagram has a span without a name; write [a--]"),
    ])
  func errors(text: String, sentence: String) {
    let error = #expect(throws: Diagram.ParseError.self) { try Diagram.parse(text) }
    #expect(error?.description == sentence)
  }
}
