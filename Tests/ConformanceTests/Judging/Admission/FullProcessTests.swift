import Testing

@Suite("A full process that kept others waiting: WK-2, WK-5, WK-6, TS-1, TS-4 and TS-9")
struct FullProcessTests {
  @Test(
    "upholds that one is inside at once", arguments: Bounded.one,
    [
      Seen(
        "one after the other", Drawn.three,
        says: "1 inside at once in each of 1 process, while others waited at 2 releases", opportunities: 2),
      Seen(
        "two processes, each in its own time",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c-----]
        client p2  [d-----------]
        p1/t1       [a-]
        p2/t1       [c--]
        p1/t1             [b-]
        p2/t1              [d-]
        release         a     b
        release          c     d
        """, says: "1 inside at once in each of 2 processes, while others waited at 2 releases", opportunities: 2),
      Seen(
        "views that touch",
        """
        client p1  [a----]
        client p1  [b--------]
        p1/t1       [a-]
        p1/t1          [b-]
        release       a
        """, says: "1 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
      Seen(
        "a burst that found its way to one process by itself",
        """
        client  [a----]
        client  [b----------]
        p1/t1    [a-]
        p1/t1          [b-]
        release      a     b
        """, says: "1 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
      Seen(
        "a burst to two processes",
        """
        client  [a----]
        client  [b-----]
        client  [c-----------]
        client  [d------------]
        p1/t1    [a-]
        p2/t1    [b--]
        p2/t1          [c-]
        p1/t1           [d-]
        release      a     c
        release       b     d
        """, says: "1 inside at once in each of 2 processes, while others waited at 2 releases", opportunities: 2),
    ])
  func one(judged: Judged, seen: Seen) throws { try judged.expectUpheld(seen) }

  @Test(
    "upholds that two are inside at once", arguments: Bounded.two,
    [
      Seen(
        "two inside while a third one waits",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        p1/t1       [a-]
        p1/t2       [b-------]
        p1/t1             [c--]
        release         a    b
        release               c
        """, says: "2 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
      Seen(
        "the third one comes in as the first one leaves",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        client p1  [d----------------]
        p1/t1       [a-]
        p1/t2       [b-------]
        p1/t1          [c----]
        p1/t2                [d----]
        release       a     b      c
        release                     d
        """, says: "2 inside at once in each of 1 process, while others waited at 2 releases", opportunities: 2),
      Seen(
        "inside together only by what is known of their releases",
        """
        client p1  [a-------]
        client p1  [b-----------]
        client p1  [c-----------]
        p1/t1       [a]
        p1/t2         [b]
        p1/t1               [c]
        release           a   b
        release                c
        """, says: "2 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
    ])
  func two(judged: Judged, seen: Seen) throws { try judged.expectUpheld(seen) }
}
