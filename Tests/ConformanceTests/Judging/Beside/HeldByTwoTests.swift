import Testing

@Suite("An answer beside two that hold all slots: AS-2, WK-3 and RT-1")
struct HeldByTwoTests {
  @Test("violates when it came after the first of them had been let go", arguments: Beside.two)
  func late(judged: Judged) throws {
    let seen = Seen(
      "by the clock of the probe too",
      """
      client p1     [a-----------------]
      client p1     [b-------------------]
      client p?         [x----------------]
      p1/t1          [a--------------]
      p1/t2          [b----------------]
      work p1/t1     [a--------------]
      work p?/t3                      [x]
      work p1/t2     [b------------------]
      release                        a b
      """,
      says: """
        <late>
        client p?    [x]
        p1/t1       [a]
        release       a
        """)
    try judged.expectViolated(seen)
  }

  @Test("upholds when it came while both were held", arguments: Beside.two)
  func inTime(judged: Judged) throws {
    let seen = Seen(
      "both were seen again afterwards",
      """
      client p1  [a-----------------]
      client p1  [b-----------------]
      client p?     [x--]
      p1/t1       [a--------------]
      p1/t2       [b--------------]
      release                     a
      release                      b
      """, says: "<answered>", opportunities: 1)
    try judged.expectUpheld(seen)
  }

  @Test(
    "decides nothing when they were not both held at the same moment", arguments: Beside.two,
    [
      Seen(
        "one of them was held when the answer came",
        """
        client p1  [a-----------------]
        client p1  [b-----------------]
        client p?     [x--]
        p1/t1       [a--------------]
        p1/t2             [b--------]
        release                     a
        release                      b
        """, says: "<unclear>"),
      Seen(
        "one of them was never let go, and not seen again after the answer",
        """
        client p1  [a-----------------]
        client p1  [b-----------------]
        client p?     [x--------]
        p1/t1       [a--------------]
        p1/t2       [b----]
        release                      a
        """, says: "<unclear>"),
      Seen(
        "one of them had been let go when the request was sent",
        """
        client p1  [a--------]
        client p1  [b------------]
        client p?            [x---]
        p1/t1       [a----]
        p1/t2       [b--------]
        release           a   b
        """, says: "<unclear>"),
      Seen(
        "one of two was ever held",
        """
        client p1  [a-----------------]
        client p?     [x--]
        p1/t1       [a--------------]
        release                     a
        """, says: "<one held>"),
    ])
  func unclear(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }
}
