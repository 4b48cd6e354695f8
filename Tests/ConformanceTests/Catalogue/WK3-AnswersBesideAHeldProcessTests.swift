import Conformance
import Testing

@Suite("WK-3: keeps answering on its other processes while one is held")
struct AnswersBesideAHeldProcessTests {
  let property = Property.answersBesideAHeldProcess
  let model = ServerModel.wsgi(processes: 2, threads: 1)

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
        "two other processes",
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

  @Test(
    "is inconclusive when only the held process answered",
    arguments: [
      Seen(
        "only the held process was asked",
        """
        client p1  [a-----------]
        client p1     [x---------]
        p1/t1       [a--------]
        release               a
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
