import Conformance
import Testing

@Suite("TX-1: lets one holder at a time past the same row lock")
struct OneHolderOfARowTests {
  let property = Property.oneHolderOfARow
  let model = ServerModel.wsgi(processes: 2, threads: 1)

  @Test func `is violated when two were past the lock together, in two processes`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-------]
      client p2  [b---------]
      p1/t1       [a-----]
      p2/t1          [b----]
      """, model)
    #expect(
      evidence == """
        a and b held the same row at the same time
        p1/t1   [a]
        p2/t1    [b]
        """)
  }

  @Test func `is violated although a third one waited as it should`() throws {
    #expect(
      try property.verdict(
        """
        client p1   [a---------]
        client p2   [b---------]
        client p1   [c------------!
        p1/t1        [a-----]
        lock p1/t2   [c-----]
        p2/t1           [b----]
        """, model
      ).isViolated)
  }

  @Test func `is violated when the first one was seen once, and let go after the second one had come in`() throws {
    #expect(
      try property.verdict(
        """
        client p1   [a---------]
        client p2   [b---------]
        p1/t1        [a]
        p2/t1           [b-]
        release            a
        """, model
      ).isViolated)
  }

  @Test(
    "is upheld when a request was seen waiting behind the holder",
    arguments: [
      Seen(
        "one waited",
        """
        client p1   [a-----]
        client p2   [b----------]
        p1/t1        [a--]
        lock p2/t1    [b-]
        p2/t1             [b--]
        release          a    b
        """, says: "1 backend was seen waiting for the row behind its holder", opportunities: 1),
      Seen(
        "two waited, one after the other",
        """
        client p1   [a-----]
        client p2   [b----------]
        client p1   [c---------------]
        p1/t1        [a--]
        lock p2/t1    [b-]
        lock p1/t2    [c-------]
        p2/t1             [b--]
        p1/t2                  [c--]
        release          a    b    c
        """, says: "2 backends were seen waiting for the row behind its holder", opportunities: 2),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  static let nobody = "no request was seen waiting for the row while another one held it"

  @Test(
    "is inconclusive when nobody was seen waiting, or the one who waited was not seen inside",
    arguments: [
      Seen(
        "holders that touch, and nobody waiting",
        """
        client p1  [a-------]
        client p2  [b----------]
        p1/t1       [a--]
        p2/t1           [b--]
        """, says: nobody),
      Seen(
        "one waited, and nobody was seen to hold the row meanwhile",
        """
        client p1   [a-----]
        client p2   [b-------------]
        p1/t1        [a]
        lock p2/t1         [b-]
        p2/t1                 [b--]
        release        a          b
        """, says: nobody),
      Seen(
        "one waited and never got the row",
        """
        client p1   [a-----]
        client p2   [b----------]
        p1/t1        [a--]
        lock p2/t1    [b-]
        """, says: "1 of 2 requests was answered without ever having been seen inside, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
