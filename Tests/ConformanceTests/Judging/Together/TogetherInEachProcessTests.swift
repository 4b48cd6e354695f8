import Testing

@Suite("All inside together in each process: AS-1 and AS-4")
struct TogetherInEachProcessTests {
  @Test(
    "is violated when the rest came in only as others were let go", arguments: Together.each,
    [
      Seen(
        "one after the other", Drawn.two,
        says: """
          process 1 ran 1 of 2 <views> at once; the rest came in only as others were let go
          client p1   [a--]
          client p1   [b------]
          p1/t1        [a] [b]
          release        a
          """),
      Seen(
        "all together but one, which had to wait",
        """
        client p1  [a----]
        client p1  [b---------]
        client p1  [c----------]
        p1/t1       [a-]
        p1/t2       [b-------]
        p1/t1             [c-]
        release         a    b
        release               c
        """, says: "process 1 ran 2 of 3 <views> at once; the rest came in only as others were let go"),
      Seen(
        "in the second process, although the first one had too few to judge",
        """
        client p1  [c----]
        client p2  [a----]
        client p2  [b----------]
        p1/t1       [c-]
        p2/t1       [a-]
        p2/t1             [b-]
        release         c     b
        release          a
        """, says: "process 2 ran 1 of 2 <views> at once; the rest came in only as others were let go"),
    ])
  func violated(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }

  @Test(
    "is upheld when all requests of each process were inside together", arguments: Together.each,
    [
      Seen(
        "two of one process, on the thread of its loop",
        """
        client p1  [a----]
        client p1  [b----]
        p1/t1       [a-]
        p1/t1       [b-]
        """, says: "2 <views> were inside together in each of 1 process", opportunities: 2),
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
        """, says: "3 <views> were inside together in each of 1 process", opportunities: 3),
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
        """, says: "2 <views> were inside together in each of 2 processes", opportunities: 2),
    ])
  func upheld(judged: Judged, seen: Seen) throws { try judged.expectUpheld(seen) }

  @Test(
    "is inconclusive when they could not have met", arguments: Together.each,
    [
      Seen("one request", Drawn.one, says: "process 1 was sent 1 request, too few to judge"),
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
      Seen("requests took turns", Drawn.turns, says: Together.apart(1, 2)),
      Seen("views that touch, and nobody was let go", Drawn.touching, says: Together.apart(1, 2)),
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
        """, says: Together.apart(3, 4)),
    ])
  func inconclusive(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }
}
