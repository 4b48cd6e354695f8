import Conformance
import Histories
import Testing

@Suite("AS-4: keeps async views concurrent behind sync middleware")
struct AsyncViewsOverlapBehindSyncMiddlewareTests {
  let property = Property.asyncViewsOverlapBehindSyncMiddleware
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test func `is violated when the second one came in only after the first was let go`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      p1/t1       [a-]
      p1/t1             [b-]
      release         a     b
      """, model)
    #expect(
      evidence == """
        process 1 ran 1 of 2 async views behind sync middleware at once; the rest came in only as others were let go
        client p1   [a--]
        client p1   [b------]
        p1/t1        [a] [b]
        release        a
        """)
  }

  @Test func `is violated when all but one were inside together, and that one had to wait`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----]
      client p1  [b---------]
      client p1  [c----------]
      p1/t1       [a-]
      p1/t2       [b-------]
      p1/t1             [c-]
      release         a    b
      release               c
      """, .asgi(processes: 1, threadSensitive: .pool(2)))
    #expect(
      verdict.reason == "process 1 ran 2 of 3 async views behind sync middleware at once; "
        + "the rest came in only as others were let go")
  }

  @Test(
    "is upheld when all were inside together",
    arguments: [
      Seen(
        "one process, all on the thread of its loop",
        """
        client p1  [a----]
        client p1  [b----]
        p1/t1       [a-]
        p1/t1       [b-]
        """, says: "2 async views behind sync middleware were inside together in each of 1 process", opportunities: 2),
      Seen(
        "two processes",
        """
        client p1  [a----]
        client p1  [b----]
        client p2  [c----]
        client p2  [d----]
        p1/t1       [a-]
        p1/t1       [b-]
        p2/t1       [c-]
        p2/t1       [d-]
        """, says: "2 async views behind sync middleware were inside together in each of 2 processes",
        opportunities: 2),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when they could not have met, or something was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "nobody was seen inside"),
      Seen(
        "one request",
        """
        client p1  [a----]
        p1/t1       [a-]
        """, says: "process 1 was sent 1 request, too few to judge"),
      Seen(
        "views that touch, and nobody was let go",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1       [a-]
        p1/t1          [b-]
        """,
        says: "1 of 2 async views behind sync middleware were inside together, "
          + "and the rest were not kept waiting by a process with room"),
      Seen(
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----!
        p1/t1       [a-]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  @Test func `is asked of more requests than a pool has threads`() {
    for (size, count) in [(6, 12), (10, 12), (11, 13), (40, 42)] {
      let steps = property.scenario(.asgi(processes: 2, threadSensitive: .pool(size))).steps
      #expect(steps == [.send(Batch(.asyncBehindSync, .each(count))), .awaitInside(.all), .open])
    }
  }

  @Test func `is inapplicable where the framework says that it has no such thing`() {
    let history = History(
      [Span("a", at: .client, from: 0, to: 1, ending: .failed)],
      failures: [Failure("a", .unsupported, "the server answered 501")])
    #expect(property.verdict(on: history, of: Subject("s", model)) == .inapplicable("the server answered 501"))
  }
}
