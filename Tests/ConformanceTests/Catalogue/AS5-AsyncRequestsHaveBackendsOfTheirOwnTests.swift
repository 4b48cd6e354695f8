import Conformance
import Histories
import Testing

@Suite("AS-5: never lets two async requests share a connection")
struct AsyncRequestsHaveBackendsOfTheirOwnTests {
  let property = Property.asyncRequestsHaveBackendsOfTheirOwn
  let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)

  static let changed = """
    client p1  [a-------!
    client p1  [b-------]
    p1/t1/b7    [a----]
    p1/t1/b8      [b---]
    """

  @Test func `is violated by two requests in a transaction on one backend`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-------]
      client p1  [b---------]
      p1/t1/b7    [a-----]
      p1/t1/b7      [b-----]
      """, model)
    #expect(
      evidence == """
        a and b were both in a transaction on backend 7
        p1/t1/b7   [a]
        p1/t1/b7    [b]
        """)
  }

  @Test func `is violated by a transaction that goes on on another backend`() throws {
    let failure = Failure("a", .error, "the server answered 500", backends: [7, 9])
    let evidence = try property.evidence(Self.changed, model, failures: [failure])
    #expect(
      evidence == """
        the transaction of a began on backend 7 and went on on backend 9, beside b in the same process
        p1/t1/b7   [a]
        p1/t1/b8    [b]
        """)
  }

  @Test(
    "does not take a changed backend for proof where no other request was there, or nothing changed",
    arguments: [
      (Self.changed, [7, 7]), (Self.changed, [7]), (Self.changed, []),
      (
        """
        client p1  [a-------!
        client p2  [b-------]
        p1/t1/b7    [a----]
        p2/t1/b8      [b---]
        """, [7, 9]
      ),
      (
        """
        client p1  [a-------!
        client p1  [b-------------]
        p1/t1/b7    [a----]
        p1/t1/b8          [b----]
        """, [7, 9]
      ),
    ])
  func noProof(diagram: String, backends: [Int]) throws {
    let failure = Failure("a", .error, "the server answered 500", backends: backends)
    #expect(
      try property.verdict(diagram, model, failures: [failure])
        == .inconclusive("1 of 2 requests failed, a first; the server answered 500"))
  }

  @Test(
    "is upheld when requests that met used different backends",
    arguments: [
      Seen(
        "two on the thread of the loop",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1/b7    [a---]
        p1/t1/b8    [b---]
        """, says: "1 pair of overlapping async requests used different backends", opportunities: 1),
      Seen(
        "a backend that is used again afterwards",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-----------]
        p1/t1/b7    [a---]
        p1/t1/b8    [b---]
        p1/t1/b7         [c-]
        """, says: "1 pair of overlapping async requests used different backends", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when requests did not meet, or a backend was not told",
    arguments: [
      Seen("nothing was seen", "", says: "nobody was seen inside"),
      Seen(
        "transactions that touch, on one backend",
        """
        client p1  [a-------]
        client p1  [b----------]
        p1/t1/b7    [a---]
        p1/t1/b7         [b-]
        """, says: "no two async requests were inside a transaction together in process 1"),
      Seen(
        "a backend was not told",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1/b7    [a---]
        p1/t1       [b---]
        """, says: "b did not tell its backend"),
      Seen(
        "they met in one process and not in the other",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p2  [c-------]
        p1/t1/b7    [a---]
        p1/t1/b8    [b---]
        p2/t1/b9    [c---]
        """, says: "no two async requests were inside a transaction together in process 2"),
      Seen(
        "a request failed for another reason",
        """
        client p1  [a-------]
        client p1  [b-------!
        p1/t1/b7    [a---]
        p1/t1/b8    [b---]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
