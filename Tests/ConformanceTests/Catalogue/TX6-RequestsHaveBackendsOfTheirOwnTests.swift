import Conformance
import Testing

@Suite("TX-6: never lets two overlapping requests use one backend")
struct RequestsHaveBackendsOfTheirOwnTests {
  let property = Property.requestsHaveBackendsOfTheirOwn
  let model = ServerModel.wsgi(processes: 1, threads: 2)

  @Test func `is violated by two threads on one connection`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-------]
      client p1  [b---------]
      p1/t1/b7    [a-----]
      p1/t2/b7      [b-----]
      """, model)
    #expect(
      evidence == """
        a and b were both in a transaction on backend 7
        p1/t1/b7   [a]
        p1/t2/b7    [b]
        """)
  }

  @Test func `is violated by two processes on one connection that a fork handed down`() throws {
    #expect(
      try property.verdict(
        """
        client p1  [a-------]
        client p2  [b---------!
        p1/t1/b7    [a-----]
        p2/t1/b7      [b-----]
        """, .wsgi(processes: 2, threads: 1)
      ).isViolated)
  }

  @Test func `is violated when one of the two was seen once, before it was let go`() throws {
    #expect(
      try property.verdict(
        """
        client p1  [a-------]
        client p1  [b---------]
        p1/t1/b7    [a]
        p1/t2/b7       [b--]
        release          a
        """, model
      ).isViolated)
  }

  @Test(
    "is upheld when requests that met used different backends",
    arguments: [
      Seen(
        "two threads",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        """, says: "1 pair of overlapping requests used different backends", opportunities: 1),
      Seen(
        "a backend that is used again afterwards",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-----------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p1/t1/b7         [c-]
        """, says: "1 pair of overlapping requests used different backends", opportunities: 1),
      Seen(
        "three threads",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p1/t3/b9    [c---]
        """, says: "3 pairs of overlapping requests used different backends", opportunities: 3),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test func `is upheld across processes where each runs one request`() throws {
    #expect(
      try property.verdict(
        """
        client p1  [a-------]
        client p2  [b-------]
        p1/t1/b7    [a---]
        p2/t1/b8    [b---]
        """, .wsgi(processes: 2, threads: 1)
      ).isUpheld)
  }

  @Test(
    "is inconclusive when requests did not meet, or a backend was not told",
    arguments: [
      Seen("nothing was seen", "", says: "no two requests were inside a transaction together"),
      Seen(
        "transactions that touch, on one backend",
        """
        client p1  [a-------]
        client p1  [b----------]
        p1/t1/b7    [a---]
        p1/t2/b7         [b-]
        """, says: "no two requests were inside a transaction together"),
      Seen(
        "no backend was told",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1       [a---]
        p1/t2       [b---]
        """, says: "a did not tell its backend"),
      Seen(
        "one of three did not tell its backend",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p1/t3       [c---]
        """, says: "c did not tell its backend"),
      Seen(
        "they met in one process and not in the other",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p2  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p2/t1/b9    [c---]
        """, says: "no two requests were inside a transaction together in process 2"),
      Seen(
        "a request was not seen",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        """, says: "1 of 3 requests was answered without ever having been seen inside, c first"),
      Seen(
        "a request failed",
        """
        client p1  [a-------]
        client p1  [b-------!
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
