import Conformance
import Histories
import Testing

@Suite("TS-6: admits as many sync views as there are clients")
struct AdmitsEveryClientTests {
  let property = Property.admitsEveryClient
  let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)

  /// So many requests in process 1, let in so many at a time; each is let go one after the other once nobody moves.
  func crowd(
    _ count: Int, atOnce: Int, seen: Int? = nil, ending: Span.Ending = .done, elsewhere: Int = 0
  ) -> History {
    var spans: [Span] = []
    var releases: [Release] = []
    for index in 0..<count {
      let enter = index < atOnce ? 10 : 1_000 + 10 * (index - atOnce) + 5
      let release = 1_000 + 10 * index
      let name = "r\(index + 1)"
      spans.append(Span(name, at: .client(process: 1), from: 0, to: release + 2, ending: index == 0 ? ending : .done))
      if index < seen ?? count {
        let place = Place(process: index < elsewhere ? 2 : 1, thread: index)
        spans.append(Span(name, at: .server(.view, place), from: enter, to: release))
        releases.append(Release(name, at: release))
      }
    }
    return History(spans, releases: releases)
  }

  @Test func `is violated by a bound, even one below it by a single request`() throws {
    let evidence = try #require(property.judge(crowd(45, atOnce: 44), model).evidence)
    #expect(evidence.claim == "the server ran 44 of 45 sync views at once; the rest came in only as others were let go")
    #expect(evidence.witnesses.filter { $0.site.stage == .view }.count == 45)
    #expect(evidence.releases.map(\.request) == ["r1"])
  }

  @Test func `is violated by a bound of one, and shows the first three`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      client p1  [c----------------]
      p1/t1       [a-]
      p1/t1             [b-]
      p1/t1                   [c-]
      release         a     b     c
      """, model)
    #expect(
      evidence == """
        the server ran 1 of 3 sync views at once; the rest came in only as others were let go
        client p1   [a--]
        client p1   [b-------]
        client p1   [c-----------]
        p1/t1        [a] [b]  [c]
        release        a    b
        """)
  }

  @Test func `is upheld by 45 at once`() {
    #expect(
      property.judge(crowd(45, atOnce: 45), model)
        == .upheld(Exercise(opportunities: 45, "45 sync views were inside together")))
  }

  @Test func `is upheld by more than 45 at once`() {
    #expect(property.judge(crowd(46, atOnce: 46), model).isUpheld)
  }

  @Test func `is inconclusive where the crowd was shared by two processes`() {
    #expect(property.judge(crowd(46, atOnce: 46, elsewhere: 1), model).isUpheld)
    #expect(
      property.judge(crowd(46, atOnce: 46, elsewhere: 2), model)
        == .inconclusive(
          "46 sync views were inside together, but no more than 44 in one process, and it takes 45 to judge"))
  }

  @Test func `is inconclusive below a crowd`() {
    #expect(
      property.judge(crowd(44, atOnce: 44), model)
        == .inconclusive("44 requests were seen inside, and it takes 45 to judge"))
  }

  @Test func `is inconclusive when one of the crowd was never seen inside`() {
    #expect(
      property.judge(crowd(46, atOnce: 46, seen: 45), model)
        == .inconclusive("1 of 46 requests was answered without ever having been seen inside, r46 first"))
  }

  @Test func `is inconclusive when a request failed`() {
    #expect(
      property.judge(crowd(45, atOnce: 45, ending: .failed), model)
        == .inconclusive("1 of 45 requests failed, r1 first"))
  }

  @Test(
    "is inconclusive when the crowd was not kept waiting",
    arguments: [
      Seen("nothing was seen", "", says: "0 requests were seen inside, and it takes 45 to judge"),
      Seen(
        "requests took turns",
        """
        client p1  [a----]
        client p1          [b----]
        p1/t1       [a-]
        p1/t1               [b-]
        release         a       b
        """, says: "2 requests were seen inside, and it takes 45 to judge"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  @Test func `is inconclusive when 45 requests took turns of their own accord`() {
    let turns = (0..<45).flatMap { index in
      [
        Span("r\(index)", at: .client(process: 1), from: 10 * index, to: 10 * index + 9),
        Span("r\(index)", at: .server(.view, Place(process: 1, thread: 1)), from: 10 * index + 2, to: 10 * index + 7),
      ]
    }
    let history = History(turns, releases: (0..<45).map { Release("r\($0)", at: 10 * $0 + 7) })
    #expect(
      property.judge(history, model)
        == .inconclusive(
          "1 of 45 sync views were inside together, and the rest were not kept waiting by a process with room"))
  }
}
