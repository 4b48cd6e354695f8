import Conformance
import Testing

@Suite("TS-9.true: confines what async views call with thread_sensitive=True to one thread")
struct SensitiveCallsAreConfinedTests {
  let property = Property.syncCallsGoWhereTheySay[0]
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)
  let perRequest = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)

  static let taken = """
    client p1  [a----]
    client p1  [b----------]
    p1/t1       [a-]
    p1/t1             [b-]
    release         a     b
    """

  /// As many requests as the crowd has, all inside together but the last `late`.
  static func crowd(late: Int = 0) -> String {
    let names = (1...45).map { "r\($0)" }
    let early = names.dropLast(late)
    let inside = early.enumerated().flatMap { ["client p1  [\($1)-----]", "p1/t\($0)       [\($1)--]"] }
    let waiting = names.suffix(late).flatMap { ["client p1  [\($0)--------------]", "p1/t0                [\($0)--]"] }
    let rest = names.dropFirst().map { "release                       \($0)" }
    return (inside + waiting + ["release           r1"] + rest).joined(separator: "\n")
  }

  @Test func `is violated when two ran at once in a process whose sync code has one thread`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a-------]
      client p1  [b-------]
      p1/t1       [a--]
      p1/t2        [b--]
      """, model)
    #expect(
      evidence == """
        process 1 ran 2 thread-sensitive calls at once where 1 is promised
        p1/t1   [a]
        p1/t2    [b]
        """)
  }

  @Test func `is violated by a pool for sync views just so`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a-------]
      client p1  [b-------]
      p1/t1       [a--]
      p1/t2        [b--]
      """, .asgi(processes: 1, threadSensitive: .pool(6)))
    #expect(verdict.reason == "process 1 ran 2 thread-sensitive calls at once where 1 is promised")
  }

  @Test func `is violated when they took turns on different threads`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      p1/t1       [a-]
      p1/t2             [b-]
      release         a     b
      """, model)
    #expect(
      evidence == """
        process 1 ran the thread-sensitive calls of a and b on different threads
        p1/t1   [a]
        p1/t2      [b]
        """)
  }

  @Test func `is violated when some of a crowd came in only as others were let go, with a thread for each request`()
    throws
  {
    let verdict = try property.verdict(Self.crowd(late: 1), perRequest)
    #expect(
      verdict.reason
        == "the server ran 44 of 45 thread-sensitive calls at once; the rest came in only as others were let go")
  }

  @Test func `is upheld when they took turns on one thread`() throws {
    #expect(
      try property.verdict(Self.taken, model)
        == .upheld(.init(opportunities: 1, "1 inside at once in each of 1 process, while others waited at 1 release")))
  }

  @Test func `is upheld when a crowd was inside together, with a thread for each request`() throws {
    #expect(
      try property.verdict(Self.crowd(), perRequest)
        == .upheld(.init(opportunities: 45, "45 thread-sensitive calls were inside together")))
  }

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
        "calls that touch, and nobody was let go",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1       [a-]
        p1/t1          [b-]
        """, says: "process 1 was never seen full while another request waited for it"),
      Seen(
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----------!
        p1/t1       [a-]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }

  @Test func `is inconclusive when fewer than the crowd were seen, with a thread for each request`() throws {
    #expect(
      try property.verdict(Self.taken, perRequest).reason
        == "the server ran 1 of 2 thread-sensitive calls at once; the rest came in only as others were let go")
    #expect(
      try property.verdict(
        """
        client p1  [a----]
        p1/t1       [a-]
        """, perRequest) == .inconclusive("1 request was seen inside, and it takes 45 to judge"))
  }
}

@Suite("TS-9.false: runs what async views call with thread_sensitive=False on a default pool")
struct InsensitiveCallsUseThePoolTests {
  let property = Property.syncCallsGoWhereTheySay[1]
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  /// The pool has five threads on a machine with one processor. `inside` calls are there at first, two more wait.
  static func run(inside: Int) -> String {
    let names = (1...(inside + 2)).map { "r\($0)" }
    let first = names.prefix(inside).enumerated().flatMap { index, name in
      ["client p1  [\(name)------]", "p1/t\(index)       [\(name)--]", "release              \(name)"]
    }
    let rest = names.suffix(2).enumerated().flatMap { index, name in
      [
        "client p1  [\(name)-----------------]", "p1/t\(index)                     [\(name)--]",
        "release                            \(name)",
      ]
    }
    return (first + rest).joined(separator: "\n")
  }

  @Test func `is violated when one more than the pool has threads ran at once`() throws {
    let verdict = try property.verdict(Self.run(inside: 6), model, processors: 1)
    #expect(verdict.reason == "process 1 ran 6 calls on the default pool at once where 5 are promised")
    #expect(verdict.evidence?.witnesses.count == 6)
  }

  @Test func `is violated when calls waited although the pool had room`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----------]
      p1/t1       [a-]
      p1/t1             [b-]
      release         a     b
      """, model, processors: 2)
    #expect(
      evidence == """
        process 1 admitted 1 at once where 6 are promised: 1 request waited and came in only as others were let go
        client p1   [a--]
        client p1   [b------]
        p1/t1        [a] [b]
        release        a
        """)
  }

  @Test func `is upheld when the pool was full and others waited`() throws {
    #expect(
      try property.verdict(Self.run(inside: 5), model, processors: 1).exercise?.summary
        == "5 inside at once in each of 1 process, while others waited at 5 releases")
  }

  @Test func `takes the size from the machine that the history comes from`() throws {
    #expect(try property.verdict(Self.run(inside: 6), model, processors: 1).isViolated)
    #expect(try property.verdict(Self.run(inside: 6), model, processors: 2).isUpheld)
    #expect(
      try property.verdict(Self.run(inside: 5), model)
        == .inconclusive("the history does not say how many processors sized the pool"))
  }

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
        "a request failed",
        """
        client p1  [a----]
        client p1  [b----------!
        p1/t1       [a-]
        """, says: "1 of 2 requests failed, b first"),
    ])
  func inconclusive(seen: Seen) throws {
    #expect(try property.verdict(seen.diagram, model, processors: 2) == seen.inconclusive)
  }
}
