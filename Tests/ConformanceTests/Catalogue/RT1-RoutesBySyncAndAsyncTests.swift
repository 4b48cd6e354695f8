import Conformance
import Testing

@Suite("RT-1: sends each path to its gateway, and neither holds the other up")
struct RoutesBySyncAndAsyncTests {
  let model = ServerModel.split(syncProcesses: 2, threads: 1, asyncProcesses: 2)
  let syncHeld = Property.routesBySyncAndAsync[0]
  let asyncHeld = Property.routesBySyncAndAsync[1]

  /// Both workers are held, a third request waits, and the event loops answer.
  static let kept = """
    asked gate a b c
    asked async x y
    client       [a----------------]
    client       [b------------------]
    client       [c--------------------]
    client           [x--]
    client             [y--]
    p1/t1/b1      [a---------]
    p2/t2/b2      [b----------]
    p1/t1/b3                   [c-]
    release                  a b  c
    work p3/t3        [x]
    loop p3/t3        [x]
    work p4/t4          [y]
    loop p4/t4          [y]
    """

  @Test func `is upheld when the other gateway answered while all workers were held`() throws {
    #expect(
      try syncHeld.verdict(Self.kept, model)
        == .upheld(
          .init(opportunities: 2, "2 requests were answered by the other gateway while 2 held one of them")))
  }

  @Test func `is violated by a sync path that an event loop answered`() throws {
    let evidence = try syncHeld.evidence(
      Self.kept + "\nloop p3/t3    [a----------]", model)
    #expect(
      evidence == """
        a, a sync path, was answered by process 3, which runs an event loop
        client   [a]

        loop p3/t3   [a]
        """)
  }

  @Test func `is violated by an async path that a process without a loop answered`() throws {
    let evidence = try syncHeld.evidence(
      """
      asked gate a b
      asked async x y
      client       [a----------------]
      client       [b------------------]
      client           [x--]
      client             [y--]
      p1/t1/b1      [a---------]
      p2/t2/b2      [b----------]
      release                  a b
      work p3/t3        [x]
      loop p3/t3        [x]
      work p1/t4          [y]
      """, model)
    #expect(evidence.hasPrefix("y, an async path, was answered by process 1, which runs no event loop\n"))
  }

  @Test func `is inconclusive when the workers were held one after the other`() throws {
    let verdict = try syncHeld.verdict(
      """
      asked gate a b
      client       [a----------------]
      client       [b------------------]
      p1/t1/b1      [a--]
      p2/t2/b2           [b----------]
      release          a             b
      """, model)
    #expect(verdict == .inconclusive("1 of the 2 requests that hold the whole side were seen held together"))
  }

  @Test func `is inconclusive when no answer told of a loop`() throws {
    let verdict = try syncHeld.verdict(
      """
      asked gate a b
      asked async x
      client       [a----------------]
      client       [b------------------]
      client           [x--]
      p1/t1/b1      [a---------]
      p2/t2/b2      [b----------]
      release                  a b
      work p3/t3        [x]
      """, model)
    #expect(
      verdict
        == .inconclusive(
          "no answer told the thread of an event loop, so it was not seen who answered; "
            + "wrap the ASGI app in the probe's"))
  }

  @Test func `asks nothing of blocking workers that nobody can hold all of`() {
    let model = ServerModel(
      sync: Side(processes: 2, .threadPerRequest), async: Side(processes: 1, .loop(syncViews: nil)))
    #expect(
      syncHeld.inapplicable(Subject("x", model))
        == "nothing bounds the sync views of this model, so they are never all held")
    #expect(asyncHeld.inapplicable(Subject("x", model)) == nil)
  }

  @Test func `blocks the loops one after the other, each while those before it are blocked`() {
    let steps = asyncHeld.scenario(model).steps
    let block = [Scenario.Step.send(Batch(.asyncBlocking, .anywhere(1))), .awaitInside(.all)]
    #expect(Array(steps.prefix(4)) == block + block)
  }
}
