import Conformance
import Testing

@Suite("TS-1: runs at most one sync view at a time in each process")
struct SyncViewsTakeTurnsTests {
  let property = Property.syncViewsTakeTurns
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test func `is violated when two views of one process overlap, and shows which`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-----------]
      client p1  [b-----------]
      client p1  [c-----------]
      p1/t1       [a----]
      p1/t2          [b----]
      p1/t1               [c-]
      release          a    b  c
      """, model)
    #expect(
      evidence == """
        process 1 ran 2 sync views at once where 1 is promised
        p1/t1   [a]
        p1/t2    [b]
        """)
  }

  @Test func `is violated by an overlap even when a request failed`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-----------!
      client p1  [b-----------]
      p1/t1       [a----]
      p1/t2          [b----]
      """, model)
    #expect(verdict.isViolated)
  }

  @Test func `is violated when one process is at fault and the other is not`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a---]
      client p1  [b----------]
      client p2  [c----------]
      client p2  [d----------]
      p1/t1       [a-]
      p1/t1            [b-]
      p2/t1       [c----]
      p2/t2       [d----]
      release        a     b
      """, .asgi(processes: 2, threadSensitive: true))
    #expect(verdict.reason == "process 2 ran 2 sync views at once where 1 is promised")
  }

  @Test func `is violated when the one that was let go had been seen once, together with another one`() throws {
    // Held from its one sighting to its release, although it was not seen again in between.
    let verdict = try property.verdict(
      """
      client p1  [a-------]
      client p1  [b------------]
      p1/t1       [a]
      p1/t2          [b--]
      release            a   b
      """, model)
    #expect(verdict.isViolated)
  }

  @Test(
    "is upheld when a request had to wait for each that was inside",
    arguments: [
      Seen(
        "one after the other",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        release         a     b     c
        """, says: "1 inside at once in each of 1 process, while others waited at 2 releases", opportunities: 2),
      Seen(
        "two processes, each in its own time",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c----]
        client p2  [d----------]
        p1/t1       [a-]
        p2/t1       [c-]
        p1/t1             [b-]
        p2/t1             [d-]
        release         a     b
        release          c     d
        """, says: "1 inside at once in each of 2 processes, while others waited at 2 releases", opportunities: 2),
      Seen(
        "views that touch",
        """
        client p1  [a----]
        client p1  [b--------]
        p1/t1       [a-]
        p1/t1          [b-]
        release       a
        """, says: "1 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
      Seen(
        "a burst that found its way to one process by itself",
        """
        client  [a----]
        client  [b----------]
        p1/t1    [a-]
        p1/t1          [b-]
        release      a     b
        """, says: "1 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when nothing could have gone wrong, or something was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "no process was seen"),
      Seen(
        "the process answered and nobody was seen inside",
        """
        up p1
        client p1  [a--]
        client p1  [b--]
        """, says: "2 of 2 requests were answered without ever having been seen inside, a first"),
      Seen(
        "requests took turns",
        """
        client p1  [a----]
        client p1          [b----]
        p1/t1       [a-]
        p1/t1               [b-]
        release         a       b
        """, says: "process 1 was never seen full while another request waited for it"),
      Seen(
        "one request in each process",
        """
        client p1  [a----]
        client p2  [b----]
        p1/t1       [a-]
        p2/t1       [b-]
        release         a
        release         b
        """, says: "process 1 was never seen full while another request waited for it"),
      Seen(
        "only one of two processes had a queue",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c----------]
        p1/t1       [a-]
        p1/t1             [b-]
        p2/t1       [c-------]
        release         a     b
        release               c
        """, says: "process 2 was never seen full while another request waited for it"),
      Seen(
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c-----!
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "1 of 3 requests failed, c first"),
      Seen(
        "a request was never answered",
        """
        client p1  [a----]
        client p1  [b---------->
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "1 of 2 requests got no answer, b first"),
      Seen(
        "one failed and one was never answered",
        """
        client p1  [a-------!
        client p1  [b---------->
        p1/t1       [a-]
        """, says: "2 of 2 requests failed or got no answer, a first"),
      Seen(
        "one request slipped through unseen",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "1 of 3 requests was answered without ever having been seen inside, c first"),
      Seen(
        "the waiting request had been sent just when the other one was let go",
        """
        client p1  [a----]
        client p1       [b----------]
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "process 1 was never seen full while another request waited for it"),
      Seen(
        "nobody was let go",
        """
        client p1  [a----]
        client p1  [b----------]
        p1/t1       [a-]
        p1/t1             [b-]
        """, says: "process 1 was never seen full while another request waited for it"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  @Test func `does not take one that failed for held until its release, since a timeout looks like one`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----!
      client p1  [b----------]
      p1/t1       [a-]
      p1/t1             [b-]
      release             a
      release               b
      """, model)
    #expect(verdict == .inconclusive("1 of 2 requests failed, a first"))
  }

  @Test func `names what the kit waited for in vain`() throws {
    let verdict = try property.verdict("up p1", model, unmet: ["the kit waited for 1 inside and saw 0"])
    #expect(
      verdict
        == .inconclusive(
          "process 1 was never seen full while another request waited for it; the kit waited for 1 inside and saw 0"))
  }
}
