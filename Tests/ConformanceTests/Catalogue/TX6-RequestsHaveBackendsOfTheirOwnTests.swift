import Conformance
import Testing

@Suite("TX-6: never lets two overlapping requests use one backend")
struct RequestsHaveBackendsOfTheirOwnTests {
  @Test func `is upheld across processes where each runs one request`() throws {
    let verdict = try Property.requestsHaveBackendsOfTheirOwn.verdict(
      """
      client p1  [a-------]
      client p2  [b-------]
      p1/t1/b7    [a---]
      p2/t1/b8    [b---]
      """, .wsgi(processes: 2, threads: 1))
    #expect(verdict.isUpheld)
  }
}
