import Conformance
import Testing

@Suite("AS-3: keeps its event loop free")
struct KeepsItsLoopFreeTests {
  let property = Property.keepsItsLoopFree
  let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)

  static let blocked = """
    client p1  [a-----------]
    client p1      [x--------]
    p1/t1       [a--------]
    release               a
    """

  @Test func `is violated when another async request was answered only after the view had been let go`() throws {
    let evidence = try property.evidence(Self.blocked, model)
    #expect(
      evidence == """
        process 1 did not answer x, an async request, while a was held in its view async-held
        client p1    [x]
        p1/t1       [a]
        release       a
        """)
  }

  @Test func `names the view that it was asked about`() throws {
    let verdict = try Property.keepsItsLoopFree(while: .asyncBlocking).verdict(Self.blocked, model)
    #expect(
      verdict.reason == "process 1 did not answer x, an async request, while a was held in its view async-blocking")
  }

  @Test func `is violated when the view ran only after the held one had left, by the clock of the probe too`() throws {
    let verdict = try property.verdict(
      """
      client p1      [a-----------]
      client p1          [x--------]
      p1/t1           [a--------]
      work p1/t1      [a---------]
      work p1/t1                   [x]
      release                   a
      """, model)
    #expect(verdict.isViolated)
  }

  @Test func `is violated by the second process, although the first one is fine`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-----------]
      client p1      [x---]
      client p2  [b-----------]
      client p2      [y--------]
      p1/t1       [a--------]
      p2/t1       [b--------]
      release               a
      release                b
      """, .asgi(processes: 2, threadSensitive: .perRequest))
    #expect(
      verdict.reason == "process 2 did not answer y, an async request, while b was held in its view async-held")
  }

  @Test(
    "is upheld when the answer came while the view was held",
    arguments: [
      Seen(
        "the view was seen again afterwards",
        """
        client p1  [a-----------]
        client p1     [x--]
        p1/t1       [a--------]
        release               a
        """, says: "1 async request was answered while the view async-held was held in their process",
        opportunities: 1),
      Seen(
        "the view was let go afterwards",
        """
        client p1  [a-----------]
        client p1     [x--]
        p1/t1       [a]
        release               a
        """, says: "1 async request was answered while the view async-held was held in their process",
        opportunities: 1),
      Seen(
        "two processes with two requests each",
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
        """, says: "4 async requests were answered while the view async-held was held in their process",
        opportunities: 4),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when nothing was held or asked, or the moment of the answer was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "no process was seen"),
      Seen(
        "nobody asked",
        """
        client p1  [a-----------]
        p1/t1       [a--------]
        release               a
        """, says: "no async request could be sent to process 1 while a view was held"),
      Seen(
        "nobody was held",
        """
        client p1  [x--]
        """, says: "no async-held view was held in process 1"),
      Seen(
        "the answer came at the very moment of the release",
        """
        client p1  [a-----------]
        client p1     [x-----]
        p1/t1       [a-------]
        release              a
        """, says: "it was not seen whether x was answered while a was held"),
      Seen(
        "it was sent before the view was seen to be held",
        """
        client p1  [a-----------]
        client p1  [x------------]
        p1/t1       [a--------]
        release               a
        """, says: "it was not seen whether x was answered while a was held"),
      Seen(
        "by the clock of the probe the server was done while the view was held",
        """
        client p1      [a-----------]
        client p1          [x--------]
        p1/t1           [a--------]
        work p1/t1      [a---------]
        work p1/t1          [x]
        release                   a
        """, says: "it was not seen whether x was answered while a was held"),
      Seen(
        "the second process was not asked",
        """
        up p2
        client p1  [a-----------]
        client p1     [x--]
        p1/t1       [a--------]
        """, says: "no async request could be sent to process 2 while a view was held"),
      Seen(
        "a request failed",
        """
        client p1  [a-----------]
        client p1     [x--!
        p1/t1       [a--------]
        """, says: "1 of 2 requests failed, x first"),
      Seen(
        "a request got no answer",
        """
        client p1  [a-----------]
        client p1     [x----------->
        p1/t1       [a--------]
        """, says: "1 of 2 requests got no answer, x first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
