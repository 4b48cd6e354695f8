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
}
