import Testing

@Suite("An answer beside one that is held: AS-2, AS-3, WK-3 and RT-1")
struct AnsweredWhileHeldTests {
  @Test(
    "violates when it came only after that one had been let go", arguments: Beside.one,
    [
      Seen(
        "by the kit's clock",
        """
        client p1  [a-----------]
        client p?      [x--------]
        p1/t1       [a--------]
        release               a
        """,
        says: """
          <late>
          client p?    [x]
          p1/t1       [a]
          release       a
          """),
      Seen(
        "by the clock of the probe too",
        """
        client p1      [a-----------]
        client p?          [x--------]
        p1/t1           [a--------]
        work p1/t1      [a---------]
        work p?/t2                   [x]
        release                   a
        """, says: "<late>"),
      Seen(
        "of a burst whose answers told where they came from",
        """
        client         [a-----------]
        client             [x--------]
        p1/t1           [a--------]
        work p1/t1      [a---------]
        work p?/t2                   [x]
        release                   a
        """, says: "<late>"),
    ])
  func late(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }

  @Test(
    "upholds when it came meanwhile", arguments: Beside.one,
    [
      Seen(
        "the holder was seen again afterwards",
        """
        client p1  [a-----------]
        client p?     [x--]
        p1/t1       [a--------]
        release               a
        """, says: "<answered>", opportunities: 1),
      Seen(
        "the holder was let go afterwards",
        """
        client p1  [a-----------]
        client p?     [x--]
        p1/t1       [a]
        release               a
        """, says: "<answered>", opportunities: 1),
      Seen(
        "a burst whose answers told where they came from",
        """
        client      [a-----------]
        client         [x--]
        p1/t1        [a--------]
        work p?/t2       [x]
        release                a
        """, says: "<answered>", opportunities: 1),
    ])
  func inTime(judged: Judged, seen: Seen) throws { try judged.expectUpheld(seen) }

  @Test("violates in the second process when the first one is fine", arguments: Beside.own)
  func second(judged: Judged) throws {
    let seen = Seen(
      "one in each is held",
      """
      client p1  [a-----------]
      client p1      [x---]
      client p2  [b-----------]
      client p2      [y--------]
      p1/t1       [a--------]
      p2/t1       [b--------]
      release               a
      release                b
      """, says: "<second late>")
    try judged.expectViolated(seen)
  }

  @Test("upholds in two processes", arguments: Beside.own)
  func both(judged: Judged) throws {
    let seen = Seen(
      "two requests for each",
      """
      client p1  [a-----------]
      client p2  [b-----------]
      client p1     [w--]
      client p1     [x--]
      client p2     [y--]
      client p2     [z--]
      p1/t1       [a--------]
      p2/t1       [b--------]
      release               a
      release                b
      """, says: "<4 answered>", opportunities: 4)
    try judged.expectUpheld(seen)
  }
}
