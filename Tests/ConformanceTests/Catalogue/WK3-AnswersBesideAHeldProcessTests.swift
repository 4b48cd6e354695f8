import Conformance
import Testing

@Suite("WK-3: keeps answering on its other processes while one is held")
struct AnswersBesideAHeldProcessTests {
  let property = Property.answersBesideAHeldProcess
  let model = ServerModel.wsgi(processes: 2, threads: 1)

  @Test func `is violated when another process answered only after the held one had been let go`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-----------]
      client p2      [x--------]
      p1/t1       [a--------]
      release               a
      """, model)
    #expect(
      evidence == """
        x was not answered by the other processes while a was held in process 1
        client p2    [x]
        p1/t1       [a]
        release       a
        """)
  }

  @Test func `is violated by a burst whose answer told that it came from the other process`() throws {
    let verdict = try property.verdict(
      """
      client         [a-----------]
      client             [x--------]
      p1/t1           [a--------]
      work p1/t1      [a---------]
      work p2/t1                   [x]
      release                   a
      """, model)
    #expect(verdict.isViolated)
  }

  @Test func `is violated by one late answer among punctual ones`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-----------]
      client p2      [w--]
      client p2      [x--------]
      client p3      [y--]
      p1/t1       [a--------]
      release               a
      """, .wsgi(processes: 3, threads: 1))
    #expect(verdict.reason == "x was not answered by the other processes while a was held in process 1")
  }

  @Test(
    "is upheld when the others answered while one was held",
    arguments: [
      Seen(
        "the holder was seen again afterwards",
        """
        client p1  [a-----------]
        client p2     [x--]
        p1/t1       [a--------]
        release               a
        """, says: "1 request was answered by other processes while one was held", opportunities: 1),
      Seen(
        "the holder was let go afterwards",
        """
        client p1  [a-----------]
        client p2     [x--]
        client p3     [y---]
        p1/t1       [a]
        release               a
        """, says: "2 requests were answered by other processes while one was held", opportunities: 2),
      Seen(
        "a burst, of which one request fell to the held process and waited there",
        """
        client       [a-----------]
        client          [x--]
        client          [y---------]
        p1/t1         [a--------]
        work p1/t1    [a---------]
        work p2/t1        [x]
        work p1/t1                [y]
        release                 a
        """, says: "1 request was answered by other processes while one was held", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  static let unclear = "it was not seen whether x was answered while process 1 was held"

  @Test(
    "is inconclusive when nobody was held, nobody was asked, or the moment of the answer was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "no request was seen held"),
      Seen(
        "nobody was seen held",
        """
        client p1  [a-----------]
        client p2     [x--]
        """, says: "no request was seen held"),
      Seen(
        "nobody else was asked",
        """
        client p1  [a-----------]
        p1/t1       [a--------]
        """, says: "no other process could be asked"),
      Seen(
        "only the held process was asked",
        """
        client p1  [a-----------]
        client p1     [x---------]
        p1/t1       [a--------]
        release               a
        """, says: "no other process could be asked"),
      Seen(
        "nobody knows who was asked",
        """
        client  [a-----------]
        client     [x--]
        p1/t1    [a--------]
        release            a
        """, says: "no other process could be asked"),
      Seen(
        "the request that was pinned to another process fell to the held one",
        """
        client p1    [a-----------]
        client p2       [x---------]
        p1/t1         [a--------]
        work p1/t1    [a---------]
        work p1/t1                [x]
        release                 a
        """, says: "no other process could be asked"),
      Seen(
        "the answer came before anybody was held",
        """
        client p1  [a-----------]
        client p2  [x]
        p1/t1          [a-----]
        release               a
        """, says: unclear),
      Seen(
        "the request was sent after the release",
        """
        client p1  [a-----------]
        client p2               [x-]
        p1/t1       [a--------]
        release               a
        """, says: unclear),
      Seen(
        "the holder was never let go, and the answer came after its last sighting",
        """
        client p1  [a-------]
        client p2      [x--------]
        p1/t1       [a---]
        """, says: unclear),
      Seen(
        "the kit was slow: by the clock of the probe the server was done while one was held",
        """
        client p1    [a-----------]
        client p2        [x--------]
        p1/t1         [a--------]
        work p1/t1    [a---------]
        work p2/t1        [x]
        release                 a
        """, says: unclear),
      Seen(
        "a request failed",
        """
        client p1  [a-----------]
        client p2     [x--!
        p1/t1       [a--------]
        release               a
        """, says: "1 of 2 requests failed, x first"),
      Seen(
        "the other process never answered, not even after the release",
        """
        client p1  [a-----------]
        client p2     [x-------------->
        p1/t1       [a--------]
        release               a
        """, says: "1 of 2 requests got no answer, x first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  @Test func `does not take a held request that was not seen for a quick one`() throws {
    let verdict = try property.verdict(
      """
      client  [a-----------]
      client  [b------------]
      client      [x--]
      p1/t1    [a--------]
      release            a
      """, .wsgi(processes: 2, threads: 2))
    #expect(verdict == .inconclusive("process 1 had 1 of its 2 slots held"))
  }

  @Test func `wants all slots of the held process to be held at the same moment`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-----------------]
      client p1  [b-----------------]
      client p2     [x--]
      p1/t1       [a--------------]
      p1/t2             [b--------]
      release                     a
      release                      b
      """, .wsgi(processes: 2, threads: 2))
    #expect(verdict == .inconclusive(Self.unclear))
  }

  @Test func `needs one held request where each has a thread of its own`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-----------]
      client p2     [x--]
      p1/t1       [a--------]
      """, .asgi(processes: 2, threadSensitive: .perRequest))
    #expect(verdict.isUpheld)
  }
}
