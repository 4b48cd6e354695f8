import Testing

@Suite("Fewer at once in a process than its slots, without proof: WK-2, TS-4 and TS-9.false")
struct UnprovenShortfallTests {
  @Test(
    "is nothing where the room may have been used", arguments: Bounded.exact,
    [
      Seen(
        "nobody was let go: they left by themselves",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        """, says: "<one inside>"),
      Seen(
        "one that was inside was never let go, so it may have been there all along",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        release         a           c
        """, says: "<one inside>"),
      Seen(
        "the last one was never let go, so the kit did not see everything drain",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        release         a     b
        """, says: "<one inside>"),
      Seen(
        "only as many requests as slots, and one of them was late",
        """
        client p1  [a----]
        client p1           [b----]
        p1/t1       [a-]
        p1/t1                [b-]
        release         a        b
        """, says: "<one inside>"),
      Seen(
        "a request was not seen, and may have had the other slot", Drawn.three + "\nclient p1  [d----------------]",
        says: "1 of 4 requests was answered without ever having been seen inside, d first"),
      Seen(
        "a request failed, and may have had the other slot", Drawn.three + "\nclient p1  [d----------------!",
        says: "1 of 4 requests failed, d first"),
    ])
  func unproven(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }

  @Test(
    "is nothing where the kernel sent too few to a process", arguments: Bounded.exact.prefix(2),
    [
      Seen(
        "a whole burst for the other one",
        """
        up p2
        client  [a----]
        client  [b----------]
        client  [c-----------]
        client  [d------------]
        p1/t1    [a-]
        p1/t2    [b-------]
        p1/t1          [c--]
        p1/t2              [d]
        release      a    b c d
        """, says: "<two inside>"),
      Seen(
        "a queue in one process, and none in the other",
        """
        client  [a----]
        client  [b----------]
        client  [c-----------]
        client  [d------]
        client  [e-------]
        p1/t1    [a-]
        p1/t2    [b-------]
        p1/t1          [c--]
        p2/t1    [d---]
        p2/t2    [e----]
        release      a d e b
        release             c
        """, says: Bounded.never(2)),
    ])
  func uneven(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }
}
