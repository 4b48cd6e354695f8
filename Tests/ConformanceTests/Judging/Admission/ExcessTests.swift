import Testing

@Suite("More at once in a process than its slots: WK-2, WK-5, WK-6, TS-1, TS-4 and TS-9")
struct ExcessTests {
  @Test(
    "is a violation where two ran and one is promised", arguments: Bounded.one,
    [
      Seen(
        "three of which two overlapped, shown by those two",
        """
        client p1  [a-----------]
        client p1  [b-----------]
        client p1  [c-----------]
        p1/t1       [a----]
        p1/t2          [b----]
        p1/t1               [c-]
        release          a    b  c
        """,
        says: """
          process 1 ran 2 <views> at once where 1 is promised
          p1/t1   [a]
          p1/t2    [b]
          """),
      Seen(
        "two on one thread",
        """
        client p1  [a-------]
        client p1  [b---------]
        p1/t1       [a-----]
        p1/t1         [b-----]
        """,
        says: """
          process 1 ran 2 <views> at once where 1 is promised
          p1/t1   [a]
          p1/t1    [b]
          """),
      Seen(
        "an overlap, and a request that failed",
        """
        client p1  [a-----------!
        client p1  [b-----------]
        p1/t1       [a----]
        p1/t2          [b----]
        """, says: "process 1 ran 2 <views> at once where 1 is promised"),
      Seen(
        "one process at fault, and the other not",
        """
        client p1  [a---]
        client p1  [b----------]
        client p2  [c----------]
        client p2  [d----------]
        p1/t1       [a-]
        p1/t1            [b-]
        p2/t1       [c----]
        p2/t2       [d----]
        release        a     b
        """, says: "process 2 ran 2 <views> at once where 1 is promised"),
      Seen(
        "one that was seen once, and held from then to its release",
        """
        client p1  [a-------]
        client p1  [b------------]
        p1/t1       [a]
        p1/t2          [b--]
        release            a   b
        """, says: "process 1 ran 2 <views> at once where 1 is promised"),
    ])
  func one(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }

  @Test("is a violation by one more than the slots, and shows just so many", arguments: Bounded.two)
  func two(judged: Judged) throws {
    let seen = Seen(
      "four where two are promised",
      """
      client p1  [a--------]
      client p1  [b--------]
      client p1  [c--------]
      client p1  [d--------]
      p1/t1       [a-----]
      p1/t2        [b----]
      p1/t3         [c---]
      p1/t4          [d--]
      """,
      says: """
        process 1 ran 4 <views> at once where 2 are promised
        p1/t1   [a--]
        p1/t2    [b-]
        p1/t3     [c]
        """)
    try judged.expectViolated(seen)
  }

  @Test("is not shown by a release that may have been a timeout: one that failed", arguments: Bounded.one)
  func timeout(judged: Judged) throws {
    let seen = Seen(
      "one that failed before it was let go",
      """
      client p1  [a----!
      client p1  [b----------]
      p1/t1       [a-]
      p1/t1             [b-]
      release             a
      release               b
      """, says: "1 of 2 requests failed, a first")
    try judged.expectInconclusive(seen)
  }
}
