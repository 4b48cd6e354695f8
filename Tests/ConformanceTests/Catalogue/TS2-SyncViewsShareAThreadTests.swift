import Conformance
import Testing

@Suite("TS-2: runs all sync views of a process on one and the same thread")
struct SyncViewsShareAThreadTests {
  let property = Property.syncViewsShareAThread
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

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
    "is inconclusive when there was nothing to compare",
    arguments: [
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
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
