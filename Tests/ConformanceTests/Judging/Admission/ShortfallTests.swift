import Testing

@Suite("Fewer at once in a process than its slots: WK-2, TS-4 and TS-9.false")
struct ShortfallTests {
  @Test(
    "is a violation when the others came in only as others were let go", arguments: Bounded.exact,
    [
      Seen(
        "three waited, shown by the next two",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        client p1  [d----------------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        p1/t1                         [d-]
        release         a     b     c     d
        """,
        says: """
          process 1 admitted 1 at once where <slots> are promised: 3 requests waited and came in only as others were let go
          client p1   [a--]
          client p1   [b-------]
          client p1   [c-----------]
          p1/t1        [a] [b]  [c]
          release        a    b
          """),
      Seen(
        "one waited", Drawn.two,
        says: """
          process 1 admitted 1 at once where <slots> are promised: 1 request waited and came in only as others were let go
          client p1   [a--]
          client p1   [b------]
          p1/t1        [a] [b]
          release        a
          """),
    ])
  func violated(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }

  @Test("is a violation by the second process when the first one is full", arguments: Bounded.exact.prefix(2))
  func second(judged: Judged) throws {
    let seen = Seen(
      "two inside in the first one, and one in the second",
      """
      client p1  [a----]
      client p1  [b----------]
      client p1  [c----------]
      client p2  [d----]
      client p2  [e----------]
      client p2  [f----------------]
      p1/t1       [a-]
      p1/t2       [b-------]
      p1/t1             [c-]
      p2/t1       [d-]
      p2/t1             [e-]
      p2/t1                   [f-]
      release         a     b
      release          d     e    f
      release                c
      """,
      says:
        "process 2 admitted 1 at once where 2 are promised: 2 requests waited and came in only as others were let go")
    try judged.expectViolated(seen)
  }

  @Test("is nothing to the properties that leave it to WK-2", arguments: Bounded.thread(2))
  func left(judged: Judged) throws {
    try judged.expectInconclusive(
      Seen(
        "one inside and one waiting", Drawn.two,
        says: "process 1 admitted 1 at once where 2 are promised, so it was never full; see WK-2"))
  }
}
