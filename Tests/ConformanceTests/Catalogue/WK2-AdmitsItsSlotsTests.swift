import Conformance
import Testing

@Suite("WK-2: admits exactly processes × threads, or greenlets, blocking requests at once")
struct AdmitsItsSlotsTests {
  let property = Property.admitsItsSlots
  let model = ServerModel.wsgi(processes: 2, threads: 1)

  @Test func `is violated by processes that are full in turn, and never both`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      client p2  [c----------------]
      client p2  [d----------------------]
      p1/t1       [a-]
      p1/t1             [b-]
      p2/t1                   [c-]
      p2/t1                         [d-]
      release         a     b     c     d
      """, model)
    #expect(
      evidence == """
        the server admitted 1 at once where 2 are promised: 2 requests waited and came in only as others were let go
        client p1   [a--]
        client p2   [c-------]
        client p2   [d-----------]
        p1/t1        [a]
        p2/t1             [c] [d]
        release          b
        """)
  }

  @Test(
    "is inconclusive where as many as are right were inside, in other processes than are declared",
    arguments: [
      Seen(
        "a process is missing, which is for WK-1 to say",
        """
        client p1  [a----]
        client p1  [b-----------]
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "1 process admitted 1 where 2 processes are declared; see WK-1"),
      Seen(
        "a process too many, which is for WK-1 to say",
        """
        client p1  [a----]
        client p2  [b-----]
        client p3  [c------]
        client p1  [d-----------]
        client p2  [e------------]
        client p3  [f-------------]
        p1/t1       [a-]
        p2/t1       [b--]
        p3/t1       [c---]
        p1/t1             [d-]
        p2/t1              [e-]
        p3/t1               [f-]
        release         a     d
        release          b     e
        release           c     f
        """, says: "3 processes admitted 3 where 2 processes are declared; see WK-1"),
    ])
  func otherwise(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
