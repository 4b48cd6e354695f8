import Conformance
import Testing

@Suite("WK-5: is held by a blocking operation as its model says: time.sleep, a database query, a web request")
struct BlockingOperationsHoldTests {
  let sleep = Property.blockingOperationsHold[0]
  let model = ServerModel.wsgi(processes: 1, threads: 1)

  @Test func `has three cases`() {
    #expect(Property.blockingOperationsHold.map(\.id) == ["WK-5.sleep", "WK-5.query", "WK-5.web"])
  }

  @Test func `sleep is violated when the probe's own clock shows two at work together`() throws {
    let evidence = try sleep.evidence(
      """
      client p1    [a-------]
      client p1    [b---------]
      work p1/t1    [a-----]
      work p1/t2      [b-----]
      """, model)
    #expect(
      evidence == """
        process 1 ran 2 requests at once where 1 is promised
        work p1/t1   [a]
        work p1/t2    [b]
        """)
  }

  @Test func `sleep is violated by the second process when the first one is fine`() throws {
    let verdict = try sleep.verdict(
      """
      client p1    [a-----]
      client p1    [b-----------]
      client p2    [c-----!
      client p2    [d-----]
      work p1/t1    [a---]
      work p1/t1         [b---]
      work p2/t1    [c---]
      work p2/t2     [d--]
      """, .wsgi(processes: 2, threads: 1))
    #expect(verdict.reason == "process 2 ran 2 requests at once where 1 is promised")
  }

  @Test(
    "sleep is upheld when more were in flight than slots, and took turns",
    arguments: [
      Seen(
        "three in flight",
        """
        client p1    [a-----]
        client p1    [b----------]
        client p1    [c---------------]
        work p1/t1    [a---]
        work p1/t1         [b---]
        work p1/t1              [c---]
        """, says: "2 requests were in flight beyond the 1 slot of 1 process", opportunities: 2),
      Seen(
        "work that touches",
        """
        client p1    [a-----]
        client p1    [b---------]
        work p1/t1    [a---]
        work p1/t1         [b--]
        """, says: "1 request was in flight beyond the 1 slot of 1 process", opportunities: 1),
      Seen(
        "a burst that both processes worked on",
        """
        client       [a-----]
        client       [b-----]
        client       [c----------]
        client       [d----------]
        work p1/t1    [a---]
        work p2/t1    [b---]
        work p2/t1         [c---]
        work p1/t1         [d---]
        """, says: "2 requests were in flight beyond the 1 slot of 2 processes", opportunities: 2),
      Seen(
        "a burst of which the second process got one",
        """
        client       [a-----]
        client       [b-----]
        client       [c----------]
        work p1/t1    [a---]
        work p2/t1    [b---]
        work p1/t1         [c---]
        """, says: "1 request was in flight beyond the 1 slot of 1 process", opportunities: 1),
      Seen(
        "a process that nobody asked",
        """
        up p2
        client p1    [a-----]
        client p1    [b----------]
        work p1/t1    [a---]
        work p1/t1         [b---]
        """, says: "1 request was in flight beyond the 1 slot of 1 process", opportunities: 1),
    ])
  func sleepUpheld(seen: Seen) throws { #expect(try sleep.verdict(seen.diagram, model) == seen.upheld) }

  @Test func `sleep is inconclusive when requests took turns`() throws {
    let verdict = try sleep.verdict(
      """
      client p1    [a-----]
      client p1           [b-----]
      work p1/t1    [a---]
      work p1/t1           [b---]
      """, model)
    #expect(verdict == .inconclusive("no request had to wait for 1 slot of its process"))
  }

  @Test(
    "sleep is inconclusive when a process with more than its slots in flight was never full",
    arguments: [
      Seen(
        "two at once where three are promised",
        """
        client p1    [a-----]
        client p1    [b-----]
        client p1    [c----------]
        client p1    [d----------]
        work p1/t1    [a---]
        work p1/t2    [b---]
        work p1/t1         [c---]
        work p1/t2         [d---]
        """),
      Seen(
        "a process that was full, and one that was not",
        """
        client p1    [a-----]
        client p1    [b-----]
        client p1    [c-----]
        client p1    [d----------]
        client p2    [e-----]
        client p2    [f-----]
        client p2    [g-----]
        client p2    [h----------]
        work p1/t1    [a---]
        work p1/t2    [b---]
        work p2/t1    [e---]
        work p2/t2    [f---]
        work p2/t3    [g---]
        work p1/t1         [c---]
        work p1/t2         [d---]
        work p2/t1         [h---]
        """),
    ])
  func sleepNeverFull(seen: Seen) throws {
    let verdict = try sleep.verdict(seen.diagram, .wsgi(processes: 1, threads: 3))
    #expect(
      verdict
        == .inconclusive(
          "process 1 was never seen full while another request waited for it: it ran 2 at once, of 3 slots; "
            + "see WK-2 for how many run at once"))
  }

  @Test(
    "leaves it to WK-2 that fewer are admitted than are promised",
    arguments: Property.blockingOperationsHold.dropFirst() + [.asyncViewsHoldTheirWorker])
  func fewer(property: Property) throws {
    let verdict = try property.verdict(Drawn.three, .wsgi(processes: 1, threads: 2))
    #expect(
      verdict
        == .inconclusive("process 1 admitted 1 at once where 2 are promised, so it was never full; see WK-2"))
    #expect(verdict.presupposed == "WK-2")
  }

  @Test func `sleep counts against all threads of a process`() throws {
    let three = """
      client p1    [a-----]
      client p1    [b-----]
      client p1    [c----------]
      work p1/t1    [a---]
      work p1/t2    [b---]
      work p1/t1         [c---]
      """
    #expect(try sleep.verdict(three, .wsgi(processes: 1, threads: 2)).exercise?.opportunities == 1)
    #expect(
      try sleep.verdict(three, .wsgi(processes: 1, threads: 3))
        == .inconclusive("no request had to wait for 3 slots of its process"))
  }
}
