import Conformance
import Testing

@Suite("TS-4: runs up to K sync views at once in each process, and no more")
struct PoolAdmitsItsSizeTests {
  let property = Property.poolAdmitsItsSize
  let model = ServerModel.asgi(processes: 1, threadSensitive: .pool(2))

  @Test func `is violated by one more than K, and shows just so many`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a--------]
      client p1  [b--------]
      client p1  [c--------]
      client p1  [d--------]
      p1/t1       [a-----]
      p1/t2        [b----]
      p1/t3         [c---]
      p1/t4          [d--]
      """, model)
    #expect(
      evidence == """
        process 1 ran 4 sync views at once where 2 are promised
        p1/t1   [a--]
        p1/t2    [b-]
        p1/t3     [c]
        """)
  }

  @Test func `is violated by fewer than K when the others came in only as others were let go`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      client p1  [c----------------]
      client p1  [d----------------------]
      p1/t1       [a-]
      p1/t1             [b-]
      p1/t1                   [c-]
      p1/t1                         [d-]
      release         a     b     c     d
      """, model)
    #expect(
      evidence == """
        process 1 admitted 1 at once where 2 are promised: 3 requests waited and came in only as others were let go
        client p1   [a--]
        client p1   [b-------]
        client p1   [c-----------]
        p1/t1        [a] [b]  [c]
        release        a    b
        """)
  }

  @Test func `is violated by the second process when the first one is fine`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----]
      client p1  [b----------]
      client p1  [c----------]
      client p2  [d----]
      client p2  [e----------]
      client p2  [f----------------]
      p1/t1       [a-]
      p1/t2       [b-------]
      p1/t1             [c-]
      p2/t1       [d-]
      p2/t1             [e-]
      p2/t1                   [f-]
      release         a     b
      release          d     e    f
      release                c
      """, .asgi(processes: 2, threadSensitive: .pool(2)))
    #expect(
      verdict.reason == "process 2 admitted 1 at once where 2 are promised: "
        + "2 requests waited and came in only as others were let go")
  }

  @Test(
    "is upheld by exactly K",
    arguments: [
      Seen(
        "two inside while a third one waits",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        p1/t1       [a-]
        p1/t2       [b-------]
        p1/t1             [c--]
        release         a    b
        release               c
        """, says: "2 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
      Seen(
        "the third one comes in as the first one leaves",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------]
        client p1  [d----------------]
        p1/t1       [a-]
        p1/t2       [b-------]
        p1/t1          [c----]
        p1/t2                [d----]
        release       a     b      c
        release                     d
        """, says: "2 inside at once in each of 1 process, while others waited at 2 releases", opportunities: 2),
      Seen(
        "inside together only by what is known of their releases",
        """
        client p1  [a-------]
        client p1  [b-----------]
        client p1  [c-----------]
        p1/t1       [a]
        p1/t2         [b]
        p1/t1               [c]
        release           a   b
        release                c
        """, says: "2 inside at once in each of 1 process, while others waited at 1 release", opportunities: 1),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  static let never = "process 1 was never seen full while another request waited for it"

  @Test(
    "is inconclusive when a smaller number is not proven",
    arguments: [
      Seen("nothing was seen", "", says: "no process was seen"),
      Seen(
        "requests took turns",
        """
        client p1  [a----]
        client p1           [b----]
        client p1                    [c----]
        p1/t1       [a-]
        p1/t1                [b-]
        p1/t1                         [c-]
        release         a        b        c
        """, says: never),
      Seen(
        "nobody was let go: they left by themselves",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        """, says: never),
      Seen(
        "one that was inside was never let go, so it may have been there all along",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        release         a           c
        """, says: never),
      Seen(
        "only as many requests as slots, and one of them was late",
        """
        client p1  [a----]
        client p1           [b----]
        p1/t1       [a-]
        p1/t1                [b-]
        release         a        b
        """, says: never),
      Seen(
        "a request was not seen, and may have had the other slot",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        client p1  [d----------------]
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        release         a     b     c
        """, says: "1 of 4 requests was answered without ever having been seen inside, d first"),
      Seen(
        "a request failed, and may have had the other slot",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        client p1  [d----------------!
        p1/t1       [a-]
        p1/t1             [b-]
        p1/t1                   [c-]
        release         a     b     c
        """, says: "1 of 4 requests failed, d first"),
      Seen(
        "all slots in use, and nobody waited",
        """
        client p1  [a-----]
        client p1  [b-----]
        p1/t1       [a--]
        p1/t2       [b--]
        release         a
        release          b
        """, says: never),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  @Test func `does not take a slow server for a small one`() throws {
    // Two were let go before anybody came in, so the next two may have been on their way to a third slot all along.
    let verdict = try property.verdict(
      """
      client p1  [a----]
      client p1  [b------]
      client p1  [c------------]
      client p1  [d------------]
      p1/t1       [a-]
      p1/t2       [b---]
      p1/t1               [c-]
      p1/t2               [d-]
      release         a b     c
      release                  d
      """, .asgi(processes: 1, threadSensitive: .pool(3)))
    #expect(verdict == .inconclusive(Self.never))
  }

  @Test func `does not hold it against a process that the kernel sent a whole burst to another one`() throws {
    let verdict = try property.verdict(
      """
      up p2
      client  [a----]
      client  [b----------]
      client  [c-----------]
      client  [d------------]
      p1/t1    [a-]
      p1/t2    [b-------]
      p1/t1          [c--]
      p1/t2              [d]
      release      a    b c d
      """, .asgi(processes: 2, threadSensitive: .pool(2)))
    #expect(verdict == .inconclusive("process 2 was never seen full while another request waited for it"))
  }

  @Test func `does not take a queue in one process for a queue before the other`() throws {
    let verdict = try property.verdict(
      """
      client  [a----]
      client  [b----------]
      client  [c-----------]
      client  [d------]
      client  [e-------]
      p1/t1    [a-]
      p1/t2    [b-------]
      p1/t1          [c--]
      p2/t1    [d---]
      p2/t2    [e----]
      release      a d e b
      release             c
      """, .asgi(processes: 2, threadSensitive: .pool(2)))
    #expect(verdict == .inconclusive("process 2 was never seen full while another request waited for it"))
  }
}
