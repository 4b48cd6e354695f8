import Conformance
import Testing

@Suite("AS-1: runs async views of one process at the same time")
struct AsyncViewsOverlapTests {
  let property = Property.asyncViewsOverlap
  let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)

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
        process 1 ran 1 of 2 async views at once; the rest came in only as others were let go
        client p1   [a--]
        client p1   [b------]
        p1/t1        [a] [b]
        release        a
        """)
  }

  @Test func `is violated by the second process, although the first one had too few to judge`() throws {
    let verdict = try property.verdict(
      """
      client p1  [c----]
      client p2  [a----]
      client p2  [b----------]
      p1/t1       [c-]
      p2/t1       [a-]
      p2/t1             [b-]
      release         c     b
      release          a
      """, model)
    #expect(
      verdict.reason == "process 2 ran 1 of 2 async views at once; the rest came in only as others were let go")
  }

  @Test(
    "is upheld when all requests of each process were inside together",
    arguments: [
      Seen(
        "two of one process, on the thread of its loop",
        """
        client p1  [a----]
        client p1  [b----]
        p1/t1       [a-]
        p1/t1       [b-]
        """, says: "2 async views were inside together in each of 1 process", opportunities: 2),
      Seen(
        "the last one was seen once, and then everybody was let go",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-------]
        p1/t1       [a]
        p1/t1       [b-]
        p1/t1          [c]
        release          a
        release           b
        release            c
        """, says: "3 async views were inside together in each of 1 process", opportunities: 3),
      Seen(
        "two processes with different numbers of them",
        """
        client p1  [a----]
        client p1  [b----]
        client p1  [c----]
        client p2  [d----]
        client p2  [e----]
        p1/t1       [a-]
        p1/t1       [b-]
        p1/t1       [c-]
        p2/t1       [d-]
        p2/t1       [e-]
        """, says: "2 async views were inside together in each of 2 processes", opportunities: 2),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when they could not have met, or something was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "nobody was seen inside"),
      Seen(
        "two came in on one release, as they do when they were only slow",
        """
        client p1  [a---------]
        client p1  [b--------------]
        client p1  [c------------------]
        client p1  [d----------------------]
        p1/t1       [a------]
        p1/t2       [b-----------]
        p1/t3                 [c-----]
        p1/t4                 [d---------]
        release             a    b   c   d
        """,
        says: "3 of 4 async views were inside together, and the rest were not kept waiting by a process with room"),
      Seen(
        "one of two requests was never seen inside",
        """
        client p1  [a----]
        client p1  [b----]
        client p1  [c----]
        p1/t1       [a-]
        p1/t1       [b-]
        """, says: "1 of 3 requests was answered without ever having been seen inside, c first"),
      Seen(
        "the other process had a single one",
        """
        client p1  [a----]
        client p1  [b----]
        client p2  [c----]
        p1/t1       [a-]
        p1/t1       [b-]
        p2/t1       [c-]
        """, says: "process 2 was sent 1 request, too few to judge"),
      Seen(
        "the other process had none",
        """
        up p1 p2
        client p1  [a----]
        client p1  [b----]
        p1/t1       [a-]
        p1/t1       [b-]
        """, says: "process 2 was sent 0 requests, too few to judge"),
      Seen(
        "requests took turns",
        """
        client p1  [a----]
        client p1         [b----]
        p1/t1       [a-]
        p1/t1              [b-]
        release         a      b
        """,
        says: "1 of 2 async views were inside together, and the rest were not kept waiting by a process with room"),
      Seen(
        "views that touch, and nobody was let go",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1       [a-]
        p1/t1          [b-]
        """,
        says: "1 of 2 async views were inside together, and the rest were not kept waiting by a process with room"),
      Seen(
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----!
        p1/t1       [a-]
        p1/t1       [b-]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
