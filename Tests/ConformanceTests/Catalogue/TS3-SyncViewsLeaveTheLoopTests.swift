import Conformance
import Testing

@Suite("TS-3: runs sync views off the event loop's thread")
struct SyncViewsLeaveTheLoopTests {
  let property = Property.syncViewsLeaveTheLoop
  let model = ServerModel.asgi(processes: 1, threadSensitive: .pool(2))

  @Test func `is violated by a view on its loop's thread, and shows both, each by its own clock`() throws {
    let evidence = try property.evidence(
      """
      client p1   [a----]
      client p1   [b---------]
      p1/t7        [a-]
      p1/t1            [b-]
      loop p1/t1   [a-]
      loop p1/t1      [b-]
      """, model)
    #expect(
      evidence == """
        process 1 ran the sync view of b on its event loop's thread
        p1/t1   [b]

        loop p1/t1   [b]
        """)
  }

  @Test func `is violated even when other answers told nothing and another request failed`() throws {
    let verdict = try property.verdict(
      """
      client p1   [a----]
      client p1   [b---------]
      client p1   [c---------!
      p1/t7        [a-]
      p1/t1            [b-]
      loop p1/t1      [b-]
      """, model)
    #expect(verdict.isViolated)
  }

  @Test(
    "is upheld when every answer told the thread of its loop",
    arguments: [
      Seen(
        "one view",
        """
        client p1   [a----]
        p1/t7        [a-]
        loop p1/t1   [a-]
        """, says: "1 sync view ran beside the loop's thread", opportunities: 1),
      Seen(
        "two processes whose threads have the same numbers, each in a name space of its own",
        """
        client p1   [a----]
        client p2   [b----]
        p1/t7        [a-]
        p2/t1        [b-]
        loop p1/t1   [a-]
        loop p2/t7   [b-]
        """, says: "2 sync views ran beside the loop's thread", opportunities: 2),
      Seen(
        "a process that nobody was sent to",
        """
        up p1 p2
        client p1   [a----]
        p1/t7        [a-]
        loop p1/t1   [a-]
        """, says: "1 sync view ran beside the loop's thread", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when a thread was not told",
    arguments: [
      Seen(
        "no answer told it",
        """
        client p1   [a----]
        p1/t7        [a-]
        """,
        says: "0 of 1 answer told the thread of the event loop; wrap the app in the probe's ASGI application"),
      Seen(
        "only some answers told it",
        """
        client p1   [a----]
        client p1   [b----]
        p1/t7        [a-]
        p1/t8        [b-]
        loop p1/t1   [a-]
        """,
        says: "1 of 2 answers told the thread of the event loop; wrap the app in the probe's ASGI application"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
