import Testing

@Suite("An answer of which nobody saw whether another one was held: AS-2, AS-3, WK-3 and RT-1")
struct UnclearAnswerTests {
  @Test(
    "decides nothing", arguments: Beside.one,
    [
      Seen(
        "it came before anybody was held",
        """
        client p1  [a-----------]
        client p?  [x]
        p1/t1          [a-----]
        release               a
        """, says: "<unclear>"),
      Seen(
        "it came at the very moment of the release",
        """
        client p1  [a-----------]
        client p?     [x-----]
        p1/t1       [a-------]
        release              a
        """, says: "<unclear>"),
      Seen(
        "the request had been sent before anybody was held",
        """
        client p1  [a-----------]
        client p?  [x------------]
        p1/t1          [a-----]
        release               a
        """, says: "<unclear>"),
      Seen(
        "the request was sent after the release",
        """
        client p1  [a-----------]
        client p?               [x-]
        p1/t1       [a--------]
        release               a
        """, says: "<unclear>"),
      Seen(
        "the holder was never let go, and the answer came after its last sighting",
        """
        client p1  [a-------]
        client p?      [x--------]
        p1/t1       [a---]
        """, says: "<unclear>"),
      Seen(
        "the kit was slow: by the clock of the probe the server was done while the other one was held",
        """
        client p1      [a-----------]
        client p?          [x--------]
        p1/t1           [a--------]
        work p1/t1      [a---------]
        work p?/t2           [x]
        release                   a
        """, says: "<unclear>"),
      Seen(
        "nobody was seen held",
        """
        client p1  [a-----------]
        client p?     [x--]
        """, says: "<nobody held>"),
      Seen(
        "nobody was asked",
        """
        client p1  [a-----------]
        p1/t1       [a--------]
        release               a
        """, says: "<nobody asked>"),
      Seen(
        "it failed",
        """
        client p1  [a-----------]
        client p?     [x--!
        p1/t1       [a--------]
        release               a
        """, says: "1 of 2 requests failed, x first"),
      Seen(
        "it never came, not even after the release",
        """
        client p1  [a-----------]
        client p?     [x------------>
        p1/t1       [a--------]
        release               a
        """, says: "1 of 2 requests got no answer, x first"),
    ])
  func one(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }

  @Test("decides nothing when nobody knows which process was asked", arguments: Beside.pinned)
  func untold(judged: Judged) throws {
    let seen = Seen(
      "a burst whose answers told nothing",
      """
      client  [a-----------]
      client     [x--]
      p1/t1    [a--------]
      release            a
      """, says: "<nobody asked>")
    try judged.expectInconclusive(seen)
  }
}
