import Conformance
import Testing

@Suite("TX-2: lets holders of different rows overlap, up to the model's bound")
struct HoldersOfDifferentRowsOverlapTests {
  let property = Property.holdersOfDifferentRowsOverlap
  let model = ServerModel.wsgi(processes: 2, threads: 1)

  @Test func `is violated when the second one got its row only after the first had been let go`() throws {
    let evidence = try property.evidence(
      """
      client p1   [a-----]
      client p2   [b----------]
      p1/t1        [a--]
      lock p2/t1    [b-]
      p2/t1             [b--]
      release          a    b
      """, model)
    #expect(
      evidence == """
        the server ran 1 of 2 holders of different rows at once; the rest came in only as others were let go
        client p1   [a---]
        client p2   [b-----]
        p1/t1        [a]
        p2/t1           [b]
        release        a
        """)
  }

  @Test func `does not take room that was made in the same moment for room that was there`() throws {
    // One request of each process is let go at a time, and c waited in the queue of the first one.
    let verdict = try property.verdict(
      """
      client      [a----]
      client      [b-----]
      client      [c-------------]
      p1/t1        [a-]
      p2/t1        [b--]
      p1/t1                 [c-]
      up p1 p2 p3
      release        a b       c
      """, .wsgi(processes: 3, threads: 1))
    #expect(verdict.isInconclusive, "\(verdict)")
  }

  @Test func `is violated by two that met where three should`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----]
      client p1  [b----------]
      client p1  [c----------]
      p1/t1       [a-]
      p1/t2       [b-------]
      p1/t3             [c-]
      release         a     b
      release                c
      """, .wsgi(processes: 1, threads: 3))
    #expect(
      verdict.reason
        == "the server ran 2 of 3 holders of different rows at once; the rest came in only as others were let go")
  }

  @Test(
    "is upheld when all were inside together",
    arguments: [
      Seen(
        "two processes",
        """
        client p1  [a----]
        client p2  [b----]
        p1/t1       [a-]
        p2/t1       [b-]
        """, says: "2 holders of different rows were inside together", opportunities: 2),
      Seen(
        "a burst",
        """
        client  [a----]
        client  [b----]
        client  [c----]
        p1/t1    [a-]
        p2/t1    [b-]
        p3/t1    [c-]
        """, says: "3 holders of different rows were inside together", opportunities: 3),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test func `is inconclusive when the second one of a burst queued in the process of the first`() throws {
    let verdict = try property.verdict(
      """
      up p2
      client  [a----]
      client  [b----------]
      p1/t1    [a-]
      p1/t1          [b-]
      release      a     b
      """, model)
    #expect(verdict == .inconclusive(Together.apart(1, 2, "holders of different rows")))
  }
}
