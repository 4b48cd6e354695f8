import Conformance
import Histories
import Testing

@Suite("AS-2: answers async views in a process whose own sync slots are all held")
struct AsyncViewsPassHeldSyncViewsTests {
  let property = Property.asyncViewsPassHeldSyncViews
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test func `is violated by the second process although the first one was not full`() throws {
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
    "is inconclusive when the process that answered was not full",
    arguments: [
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
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

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
        == .inconclusive("process 1 had 44 of the 45 sync views held that the kit sent"))
  }
}
