import Conformance
import Histories
import Testing

@Suite("AS-2: answers async views in a process whose own sync slots are all held")
struct AsyncViewsPassHeldSyncViewsTests {
  let property = Property.asyncViewsPassHeldSyncViews
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test func `is violated when the async view was answered only after the sync view had been let go`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-----------]
      client p1      [x--------]
      p1/t1       [a--------]
      release               a
      """, model)
    #expect(
      evidence == """
        the async view of x was not answered by process 1 while 1 sync view was held there
        client p1    [x]
        p1/t1       [a]
        release       a
        """)
  }

  @Test func `is violated when it ran only after the sync view had left, by the clock of the probe too`() throws {
    let verdict = try property.verdict(
      """
      client p1      [a-----------]
      client p1          [x--------]
      p1/t1           [a--------]
      work p1/t1      [a---------]
      work p1/t2                   [x]
      release                   a
      """, model)
    #expect(verdict.isViolated)
  }

  @Test func `is violated by the second process when the first one is fine, or was not full`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-----------]
      client p1      [x---]
      client p2  [b-----------]
      client p2      [y--------]
      p2/t1       [b--------]
      release               a
      release                b
      """, .asgi(processes: 2, threadSensitive: .oneThread))
    #expect(
      verdict.reason == "the async view of y was not answered by process 2 while 1 sync view was held there")
  }

  @Test(
    "is upheld when the answer came while all slots were held",
    arguments: [
      Seen(
        "the holder was seen again afterwards",
        """
        client p1  [a-----------]
        client p1     [x--]
        p1/t1       [a--------]
        release               a
        """, says: "1 async view was answered while all sync slots were held", opportunities: 1),
      Seen(
        "the holder was let go afterwards",
        """
        client p1  [a-----------]
        client p1     [x--]
        p1/t1       [a]
        release               a
        """, says: "1 async view was answered while all sync slots were held", opportunities: 1),
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
        """, says: "4 async views were answered while all sync slots were held", opportunities: 4),
      Seen(
        "a burst whose answers told where they came from",
        """
        client      [a-----------]
        client         [x--]
        p1/t1        [a--------]
        work p1/t2       [x]
        release                a
        """, says: "1 async view was answered while all sync slots were held", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when nothing was full, or the moment of the answer was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "no async request could be sent to a process of the kit's choice"),
      Seen(
        "no async request",
        """
        client p1  [a-----------]
        p1/t1       [a--------]
        release               a
        """, says: "no async request could be sent to a process of the kit's choice"),
      Seen(
        "nobody knows where the async request went",
        """
        client  [a-----------]
        client     [x--]
        p1/t1    [a--------]
        release            a
        """, says: "no async request could be sent to a process of the kit's choice"),
      Seen(
        "the sync view was not seen to be held",
        """
        client p1  [a-----------]
        client p1     [x--]
        """, says: "process 1 had 0 of its 1 sync slot held"),
      Seen(
        "the answer came before the sync view was held",
        """
        client p1  [a-----------]
        client p1  [x]
        p1/t1          [a-----]
        release               a
        """, says: "it was not seen whether x was answered while all slots were held"),
      Seen(
        "the request had been sent before the sync view was held",
        """
        client p1  [a-----------]
        client p1  [x------------]
        p1/t1          [a-----]
        release               a
        """, says: "it was not seen whether x was answered while all slots were held"),
      Seen(
        "the sync view was never let go, and the answer came after its last sighting",
        """
        client p1  [a-------]
        client p1      [x--------]
        p1/t1       [a---]
        """, says: "it was not seen whether x was answered while all slots were held"),
      Seen(
        "the kit was slow: by the clock of the probe the server was done while the sync view was held",
        """
        client p1      [a-----------]
        client p1          [x--------]
        p1/t1           [a--------]
        work p1/t1      [a---------]
        work p1/t2           [x]
        release                   a
        """, says: "it was not seen whether x was answered while all slots were held"),
      Seen(
        "another process than the one that it was pinned to answered",
        """
        client p1   [a-----------]
        client p1      [x--]
        p1/t1        [a--------]
        work p2/t2       [x]
        release                a
        """, says: "process 2 had 0 of its 1 sync slot held"),
      Seen(
        "a process that was not full beside one that was",
        """
        client p1  [a-----------]
        client p1     [x--]
        client p2     [y--]
        p1/t1       [a--------]
        release               a
        """, says: "process 2 had 0 of its 1 sync slot held"),
      Seen(
        "the async request failed",
        """
        client p1  [a-----------]
        client p1     [x--!
        p1/t1       [a--------]
        release               a
        """, says: "1 of 2 requests failed, x first"),
      Seen(
        "the async request was never answered, not even after the release",
        """
        client p1  [a-----------]
        client p1     [x------------>
        p1/t1       [a--------]
        release               a
        """, says: "1 of 2 requests got no answer, x first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  static let pool = ServerModel.asgi(processes: 1, threadSensitive: .pool(2))

  @Test(
    "takes a pool for full when all of its threads are held at the same moment",
    arguments: [
      Seen(
        "one of two was held when the answer came",
        """
        client p1  [a-----------------]
        client p1  [b-----------------]
        client p1     [x--]
        p1/t1       [a--------------]
        p1/t2             [b--------]
        release                     a
        release                      b
        """, says: "it was not seen whether x was answered while all slots were held"),
      Seen(
        "one of two was ever held",
        """
        client p1  [a-----------------]
        client p1     [x--]
        p1/t1       [a--------------]
        release                     a
        """, says: "process 1 had 1 of its 2 sync slots held"),
      Seen(
        "one of two was never let go, and not seen again after the answer",
        """
        client p1  [a-----------------]
        client p1  [b-----------------]
        client p1     [x--------]
        p1/t1       [a--------------]
        p1/t2       [b----]
        release                      a
        """, says: "it was not seen whether x was answered while all slots were held"),
      Seen(
        "one of two had been let go when the request was sent",
        """
        client p1  [a--------]
        client p1  [b------------]
        client p1            [x---]
        p1/t1       [a----]
        p1/t2       [b--------]
        release           a   b
        """, says: "it was not seen whether x was answered while all slots were held"),
    ])
  func partly(seen: Seen) throws { #expect(try property.verdict(seen.diagram, Self.pool) == seen.inconclusive) }

  @Test func `counts from the first release of a full pool`() throws {
    let evidence = try property.evidence(
      """
      client p1     [a-----------------]
      client p1     [b-------------------]
      client p1         [x----------------]
      p1/t1          [a--------------]
      p1/t2          [b----------------]
      work p1/t1     [a--------------]
      work p1/t3                      [x]
      work p1/t2     [b------------------]
      release                        a b
      """, Self.pool)
    #expect(
      evidence == """
        the async view of x was not answered by process 1 while 2 sync views were held there
        client p1    [x]
        p1/t1       [a]
        release       a
        """)
  }

  @Test func `wants a whole crowd of sync views where each request has a thread of its own`() throws {
    let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
    func history(_ count: Int) -> History {
      History(
        (1...count).flatMap { index in
          [
            Span("r\(index)", at: .client(process: 1), from: 0, to: 100),
            Span("r\(index)", at: .server(.view, Place(process: 1, thread: index)), from: index, to: 90),
          ]
        } + [Span("x", at: .client(process: 1), from: 50, to: 60)])
    }
    #expect(
      property.judge(history(45), model)
        == .upheld(Exercise(opportunities: 1, "1 async view was answered while all sync slots were held")))
    #expect(
      property.judge(history(44), model)
        == .inconclusive("process 1 had 44 of its 45 sync slots held"))
  }
}
