import Conformance
import Testing

@Suite("TS-2: runs all sync views of a process on one and the same thread")
struct SyncViewsShareAThreadTests {
  let property = Property.syncViewsShareAThread
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test func `is violated by the first view on another thread, even one after the other`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      client p1  [c----------------]
      p1/t7       [a-]
      p1/t7             [b-]
      p1/t8                   [c-]
      release         a     b     c
      """, model)
    #expect(
      evidence == """
        process 1 ran a and c on different threads
        p1/t7   [a]
        p1/t8      [c]
        """)
  }

  @Test func `is violated by the second process when the first one is fine`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----]
      client p1  [b----------]
      client p2  [c----------!
      client p2  [d----------]
      p1/t7       [a-]
      p1/t7             [b-]
      p2/t8       [c-]
      p2/t9             [d-]
      """, .asgi(processes: 2, threadSensitive: true))
    #expect(verdict.reason == "process 2 ran c and d on different threads")
  }

  @Test(
    "is upheld when a thread ran more than one view",
    arguments: [
      Seen(
        "three views on one thread",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t7       [a-]
        p1/t7             [b-]
        p1/t7                   [c-]
        """, says: "2 more sync views ran on the thread of the first one of their process", opportunities: 2),
      Seen(
        "each process has a thread of its own",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c----]
        client p2  [d----------]
        p1/t7       [a-]
        p1/t7             [b-]
        p2/t8       [c-]
        p2/t8             [d-]
        """, says: "2 more sync views ran on the thread of the first one of their process", opportunities: 2),
      Seen(
        "two views",
        """
        client p1  [a----]
        client p1  [b----------]
        p1/t7       [a-]
        p1/t7             [b-]
        """, says: "1 more sync view ran on the thread of the first one of their process", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when there was nothing to compare, or something was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "no process was seen"),
      Seen("a process without a view", "up p1", says: "process 1 was not seen to run two sync views"),
      Seen(
        "one view",
        """
        client p1  [a----]
        p1/t7       [a-]
        """, says: "process 1 was not seen to run two sync views"),
      Seen(
        "two processes, of which one ran a single view",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c----]
        p1/t7       [a-]
        p1/t7             [b-]
        p2/t8       [c-]
        """, says: "process 2 was not seen to run two sync views"),
      Seen(
        "a view was not seen, so nobody knows its thread",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        p1/t7       [a-]
        p1/t7             [b-]
        """, says: "1 of 3 requests was answered without ever having been seen inside, c first"),
      Seen(
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----------!
        p1/t7       [a-]
        p1/t7             [b-]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
