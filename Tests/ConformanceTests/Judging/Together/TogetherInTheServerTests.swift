import Testing

@Suite("All inside together in the whole server: AS-1 behind a router, TS-6, TS-9.true and TX-2")
struct TogetherInTheServerTests {
  @Test(
    "is violated when the rest came in only as others were let go", arguments: Together.whole,
    [
      Seen(
        "three in one process, shown by the first ones", Drawn.three,
        says: """
          the server ran 1 of 3 <views> at once; the rest came in only as others were let go
          client p1   [a--]
          client p1   [b-------]
          client p1   [c-----------]
          p1/t1        [a] [b]  [c]
          release        a    b
          """),
      Seen(
        "one in each of two processes",
        """
        client p1   [a-----]
        client p2   [b----------]
        p1/t1        [a--]
        p2/t1             [b--]
        release          a    b
        """, says: "the server ran 1 of 2 <views> at once; the rest came in only as others were let go"),
      Seen(
        "two that met where three should",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        p1/t1       [a-]
        p1/t2       [b-------]
        p1/t3             [c-]
        release         a     b
        release                c
        """, says: "the server ran 2 of 3 <views> at once; the rest came in only as others were let go"),
    ])
  func violated(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }

  @Test(
    "is inconclusive when they were too few, could not meet, or one was not seen", arguments: Together.whole,
    [
      Seen("one request", Drawn.one, says: "1 request was seen inside, and it takes <least> to judge"),
      Seen("requests took turns", Drawn.turns, says: "<two apart>"),
      Seen("views that touch, and nobody was let go", Drawn.touching, says: "<two apart>"),
      Seen(
        "one was answered unseen",
        """
        client p1  [a----]
        client p2  [b----]
        client p1  [c----]
        p1/t1       [a-]
        p2/t1       [b-]
        """, says: "1 of 3 requests was answered without ever having been seen inside, c first"),
    ])
  func inconclusive(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }
}
