import Conformance
import Testing

@Suite("WK-6: under WSGI, is held by an async view as by a sync one")
struct AsyncViewsHoldTheirWorkerTests {
  let property = Property.asyncViewsHoldTheirWorker
  let model = ServerModel.wsgi(processes: 1, threads: 1)

  @Test func `is violated when a worker runs a second async view while one is held`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-------]
      client p1  [b---------]
      p1/t1       [a-----]
      p1/t1         [b-----]
      release            a
      """, model)
    #expect(
      evidence == """
        process 1 ran 2 async views at once where 1 is promised
        p1/t1   [a]
        p1/t1    [b]
        """)
  }

  @Test(
    "is upheld when the next one waited",
    arguments: [
      Seen(
        "one thread",
        """
        client p1  [a----]
        client p1  [b----------]
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "1 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
      Seen(
        "a burst to two processes",
        """
        client  [a----]
        client  [b-----]
        client  [c-----------]
        client  [d------------]
        p1/t1    [a-]
        p2/t1    [b--]
        p2/t1          [c-]
        p1/t1           [d-]
        release      a     c
        release       b     d
        """, says: "1 inside at once in each of 2 processes, while others waited at 2 releases", opportunities: 2),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test(
    "is inconclusive when nobody had to wait, or something was not seen",
    arguments: [
      Seen("nothing was seen", "", says: "no process was seen"),
      Seen(
        "one request",
        """
        client p1  [a----]
        p1/t1       [a-]
        release         a
        """, says: "process 1 was never seen full while another request waited for it"),
      Seen(
        "the second process had no queue",
        """
        up p2
        client p1  [a----]
        client p1  [b----------]
        p1/t1       [a-]
        p1/t1             [b-]
        release         a     b
        """, says: "process 2 was never seen full while another request waited for it"),
      Seen(
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----------!
        p1/t1       [a-]
        """, says: "1 of 2 requests failed, b first"),
      Seen(
        "a request was not seen",
        """
        client p1  [a----]
        client p1  [b----------]
        p1/t1       [a-]
        """, says: "1 of 2 requests was answered without ever having been seen inside, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
