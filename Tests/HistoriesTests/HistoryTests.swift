import Histories
import Testing

@Suite("Histories")
struct HistoryTests {
  static let place = Place(process: 1, thread: 1)

  @Test func `are in order of time, whatever order they were written in`() {
    let spans = [
      Span("c", at: .client, from: 5, to: 9), Span("b", at: .client, from: 1, to: 4),
      Span("a", at: .client, from: 1, to: 4),
    ]
    let releases = [Release("b", at: 7), Release("c", at: 3), Release("a", at: 7)]
    let history = History(spans, releases: releases)
    #expect(history.spans.map(\.request) == ["a", "b", "c"])
    #expect(history.releases.map(\.request) == ["c", "a", "b"])
    #expect(history == History(spans.reversed(), releases: releases.reversed()))
  }

  @Test
  func `know the processes they were told of and those that were seen, and not those that requests were pinned to`() {
    let history = History(
      [Span("a", at: .client(process: 9), from: 0, to: 1), Span("a", at: .server(.work, Self.place), from: 0, to: 1)],
      processes: [4])
    #expect(history.processes == [1, 4])
  }

  @Test func `find requests, releases and stages`() throws {
    let history = try Diagram.parse(
      """
      client p1   [a---]
      client      [b---]
      p1/t1       [a--]
      p2/t1       [b--]
      lock p1/t1  [b]
      release     a
      """)
    #expect(history.requests.map(\.request) == ["a", "b"])
    #expect(history.request("a")?.site == .client(process: 1))
    #expect(history.request("c") == nil)
    #expect(history.release(of: "a") == Release("a", at: 12))
    #expect(history.release(of: "b") == nil)
    #expect(history.spans(at: .view).map(\.request) == ["a", "b"])
    #expect(history.spans(at: .view, in: 2).map(\.request) == ["b"])
    #expect(history.spans(at: .lock).map(\.request) == ["b"])
    #expect(history.spans(at: .work).isEmpty)
  }

  @Test(
    "know who was waiting",
    arguments: [
      (12, nil, []), (13, nil, ["b", "c"]), (18, nil, ["b", "c"]), (19, nil, ["c"]), (21, nil, []),
      (13, 1, ["b"]), (13, 2, ["c"]), (13, 3, []),
    ])
  func waiting(time: Int, process: Int?, names: [String]) throws {
    let history = try Diagram.parse(
      """
      client p1   [a----]
      client p1   [b------------]
      client p2   [c------------]
      client p2   [lost---------]
      p1/t1        [a---]
      p1/t1              [b-----]
      p2/t1                [c---]
      """)
    #expect(history.waiting(at: time, in: process).map(\.request) == names)
  }

  @Test("know who was waiting, as by asking each", arguments: 0..<50)
  func waitingByAskingEach(seed: Int) {
    let history = History.generated(seed)
    for time in 0..<24 {
      for process in [nil, 1, 2, 3] {
        let expected = history.requests.filter { request in
          request.enter < time
            && history.spans.contains { span in
              guard case .server(.view, let place) = span.site else { return false }
              return span.request == request.request && span.enter > time
                && (process == nil || place.process == process)
            }
        }
        #expect(Set(history.waiting(at: time, in: process)) == Set(expected))
      }
    }
  }
}
