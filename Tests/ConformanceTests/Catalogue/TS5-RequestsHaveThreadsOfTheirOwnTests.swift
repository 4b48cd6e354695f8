import Conformance
import Testing

@Suite("TS-5: runs all sync work of one request on one thread of its own: middleware, view and ORM")
struct RequestsHaveThreadsOfTheirOwnTests {
  let property = Property.requestsHaveThreadsOfTheirOwn
  let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)

  @Test func `is violated by middleware on another thread than the view`() throws {
    let evidence = try property.evidence(
      """
      client p1         [a----]
      p1/t7              [a-]
      middleware p1/t6   [a]
      query p1/t7           [a]
      """, model)
    #expect(
      evidence == """
        a ran its view on thread 7 and its middleware on thread 6
        p1/t7   [a]

        middleware p1/t6   [a]
        """)
  }

  @Test func `is violated by a query on another thread than the view, whatever else failed`() throws {
    let verdict = try property.verdict(
      """
      client p1         [a----]
      client p1         [b----!
      p1/t7              [a-]
      middleware p1/t7   [a]
      query p1/t8           [a]
      """, model)
    #expect(verdict.reason == "a ran its view on thread 7 and its query on thread 8")
  }

  @Test func `is violated by two views on one thread at the same time`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-------]
      client p1  [b-------]
      p1/t7       [a--]
      p1/t7         [b--]
      """, model)
    #expect(
      evidence == """
        a and b were on one thread at the same time
        p1/t7   [a]
        p1/t7    [b]
        """)
  }

  @Test func `is violated by two views on one thread of which one was seen once, before it was let go`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-------]
      client p1  [b-------]
      p1/t7       [a]
      p1/t7          [b--]
      release            a
      """, model)
    #expect(verdict.isViolated)
  }

  static let two = """
    client p1         [a-----]
    client p1         [b-----]
    p1/t7              [a--]
    p1/t8              [b--]
    middleware p1/t7   [a]
    middleware p1/t8   [b]
    query p1/t7           [a]
    query p1/t8           [b]
    """

  @Test(
    "is upheld when all threads were told and requests met",
    arguments: [
      Seen(
        "two requests", two, says: "2 requests kept to a thread each, and 1 pair of them were inside together",
        opportunities: 1),
      Seen(
        "a thread that is used again after its request has gone",
        two + """

          client p1                 [c-----]
          p1/t7                      [c--]
          middleware p1/t7           [c]
          query p1/t7                   [c]
          """, says: "3 requests kept to a thread each, and 1 pair of them were inside together", opportunities: 1),
      Seen(
        "threads of the same number in two processes",
        """
        client p1         [a-----]
        client p1         [b-----]
        client p2         [c-----]
        client p2         [d-----]
        p1/t7              [a--]
        p1/t8              [b--]
        p2/t7              [c--]
        p2/t8              [d--]
        middleware p1/t7   [a]
        middleware p1/t8   [b]
        middleware p2/t7   [c]
        middleware p2/t8   [d]
        query p1/t7           [a]
        query p1/t8           [b]
        query p2/t7           [c]
        query p2/t8           [d]
        """, says: "4 requests kept to a thread each, and 2 pairs of them were inside together", opportunities: 2),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when requests did not meet, or a thread was not told",
    arguments: [
      Seen(
        "no middleware told its thread",
        """
        client p1     [a-----]
        client p1     [b-----]
        p1/t7          [a--]
        p1/t8          [b--]
        query p1/t7       [a]
        query p1/t8       [b]
        """, says: "2 of 2 requests were answered without ever having been seen in the middleware, a first"),
      Seen(
        "one query did not tell its thread",
        """
        client p1         [a-----]
        client p1         [b-----]
        p1/t7              [a--]
        p1/t8              [b--]
        middleware p1/t7   [a]
        middleware p1/t8   [b]
        query p1/t7           [a]
        """, says: "1 of 2 requests was answered without ever having been seen in the query, b first"),
      Seen(
        "views that touch",
        """
        client p1         [a-----]
        client p1         [b-------]
        p1/t7              [a--]
        p1/t7                  [b-]
        middleware p1/t7   [a]
        middleware p1/t7       [b]
        query p1/t7           [a]
        query p1/t7              [b]
        """, says: "no two requests were inside process 1 together"),
      Seen(
        "requests met in one process and not in the other",
        two + """

          client p2         [c-----]
          p2/t7              [c--]
          middleware p2/t7   [c]
          query p2/t7           [c]
          """, says: "no two requests were inside process 2 together"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
