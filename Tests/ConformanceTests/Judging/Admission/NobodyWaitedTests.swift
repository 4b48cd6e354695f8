import Testing

@Suite("A process that nobody was seen waiting for: WK-2, WK-5, WK-6, TS-1, TS-4 and TS-9")
struct NobodyWaitedTests {
  @Test(
    "decides nothing, however many slots it has", arguments: Bounded.any,
    [
      Seen("one request", Drawn.one, says: Bounded.never(1)),
      Seen(
        "one request in each process",
        """
        client p1  [a----]
        client p2  [b----]
        p1/t1       [a-]
        p2/t1       [b-]
        release         a
        release         b
        """, says: Bounded.never(1)),
      Seen("requests took turns", Drawn.turns, says: Bounded.never(1)),
      Seen(
        "the waiting request had been sent just when the other one was let go",
        """
        client p1  [a----]
        client p1       [b----------]
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: Bounded.never(1)),
      Seen(
        "nobody was let go",
        """
        client p1  [a----]
        client p1  [b----------]
        p1/t1       [a-]
        p1/t1             [b-]
        """, says: Bounded.never(1)),
      Seen("views that touch, and nobody was let go", Drawn.touching, says: Bounded.never(1)),
      Seen(
        "the process answered and nobody was seen inside",
        """
        up p1
        client p1  [a--]
        client p1  [b--]
        """, says: "2 of 2 requests were answered without ever having been seen inside, a first"),
    ])
  func any(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }

  @Test("decides nothing where nobody was seen at all", arguments: Bounded.one)
  func nobody(judged: Judged) throws {
    try judged.expectInconclusive(Seen("a process that was there before", "up p1", says: "<nobody inside>"))
  }

  @Test(
    "decides nothing beside one that had a queue", arguments: Bounded.one,
    [
      Seen("nobody was sent to it", "up p2\n" + Drawn.two, says: "<second idle>"),
      Seen(
        "requests for each",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c----------]
        p1/t1       [a-]
        p1/t1             [b-]
        p2/t1       [c-------]
        release         a     b
        release               c
        """, says: Bounded.never(2)),
      Seen(
        "a burst of which one process got what had to wait",
        """
        client  [a----]
        client  [b-----]
        client  [c-----------]
        p1/t1    [a-]
        p2/t1    [b--]
        p1/t1          [c-]
        release      a     c
        release       b
        """, says: Bounded.never(2)),
    ])
  func second(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }

  @Test("decides nothing when all of its slots were in use", arguments: Bounded.two)
  func two(judged: Judged) throws {
    let seen = Seen(
      "two inside, and nobody else",
      """
      client p1  [a-----]
      client p1  [b-----]
      p1/t1       [a--]
      p1/t2       [b--]
      release         a
      release          b
      """, says: Bounded.never(1))
    try judged.expectInconclusive(seen)
  }
}
