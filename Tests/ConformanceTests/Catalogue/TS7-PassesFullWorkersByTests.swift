import Conformance
import Testing

@Suite("TS-7: does not queue a fast sync view behind a slow one while another worker idles")
struct PassesFullWorkersByTests {
  let property = Property.passesFullWorkersBy
  let one = ServerModel.asgi(processes: 2, threadSensitive: .oneThread)

  @Test func `is violated when a request waited for a full worker while an idle one answered a later one`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----------------]
      client        [x------------]
      client          [y--]
      p1/t1       [a----------]
      release               a
      work p1/t1                  [x]
      work p2/t1        [y]
      """, one)
    #expect(
      evidence == """
        x waited in process 1, with 1 sync view held, until a was let go, while process 2 answered y, which was sent later
        client     [x----]
        client      [y]
        p1/t1     [a----]
        release        a

        work p2/t1   [y]
        work p1/t1      [x]
        """)
  }

  @Test func `is violated when full workers took all, and the one that was left out answered the kit`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----------------]
      client        [x------------]
      client         [y-----------]
      client p2       [z-]
      p1/t1       [a----------]
      release               a
      work p1/t1                  [x]
      work p1/t1                     [y]
      work p2/t1       [z]
      """, one)
    #expect(
      evidence.hasPrefix(
        "x waited in process 1, with 1 sync view held, until a was let go, while process 2 answered z, which was sent later"
      ))
  }

  @Test func `is violated by a pool that is full`() throws {
    let diagram = """
      client p1  [a----------------]
      client p1  [b-----------------]
      client        [x------------]
      client          [y--]
      p1/t1       [a----------]
      p1/t2        [b---------]
      release               a
      release                b
      work p1/t1                  [x]
      work p2/t1        [y]
      """
    let pool = try property.verdict(diagram, .asgi(processes: 2, threadSensitive: .pool(2)))
    #expect(pool.reason.hasPrefix("x waited in process 1, with 2 sync views held, until a was let go"))
    let larger = try property.verdict(diagram, .asgi(processes: 2, threadSensitive: .pool(3)))
    #expect(larger == .inconclusive("no process had all of its sync slots held"))
  }

  @Test func `is violated by threads of their own when one had to wait for all who were held`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----------------]
      client p1  [b-----------------]
      client        [x------------]
      client          [y--]
      p1/t1       [a----------]
      p1/t2        [b---------]
      release               a
      release                b
      work p1/t3                  [x]
      work p2/t1        [y]
      """, .asgi(processes: 2, threadSensitive: .perRequest))
    #expect(verdict.isViolated)
  }

  @Test(
    "is upheld when all were answered while the others were held",
    arguments: [
      Seen(
        "all by the idle process",
        """
        client p1  [a---------------]
        client       [x-]
        client           [y--]
        p1/t1       [a----------]
        release                 a
        client p2         [z-]
        work p2/t1    [x]
        work p2/t1        [y]
        work p2/t1         [z]
        """, says: "2 new requests were answered while 1 of 2 processes were held, 2 by the idle one", opportunities: 2),
      Seen(
        "some by the one that is held and has threads to spare",
        """
        client p1  [a---------------]
        client       [x-]
        client           [y--]
        p1/t1       [a----------]
        release                 a
        work p1/t2    [x]
        work p2/t1        [y]
        """, says: "2 new requests were answered while 1 of 2 processes were held, 1 by the idle one", opportunities: 2),
    ])
  func upheld(seen: Seen) throws {
    for model in [one, .asgi(processes: 2, threadSensitive: .perRequest)] {
      let verdict = try property.verdict(seen.diagram, model)
      #expect(verdict == seen.upheld, "\(verdict)")
    }
  }

  @Test func `states its error rate`() {
    #expect(property.strength == .stochastic)
    #expect(property.page.why.contains("1.6 of a million runs"))
  }
}
