import Conformance
import Histories
import Testing

@Suite("CP-1: delivers the throughput that its model predicts")
struct DeliversWhatItsModelPredictsTests {
  let property = Property.deliversWhatItsModelPredicts
  let two = ServerModel.wsgi(processes: 1, threads: 2)

  @Test func `keeps clients busy, more of them than there are slots`() {
    func metronome(_ model: ServerModel) -> Scenario.Step? { property.scenario(model).steps.first }
    #expect(
      metronome(.asgi(processes: 2, threadSensitive: .pool(3)))
        == .beat(Metronome(.web, clients: 8, ticks: 6, room: 3, inside: 6)))
    #expect(
      metronome(.asgi(processes: 1, threadSensitive: .perRequest))
        == .beat(Metronome(.web, clients: 12, ticks: 6, room: nil, inside: 12)))
    #expect(
      metronome(.wsgi(processes: 8, threads: 64))
        == .beat(Metronome(.web, clients: 45, ticks: 6, room: 64, inside: 45)))
  }

  @Test func `is violated by an empty slot that a client waited for while the server was at rest`() throws {
    let evidence = try property.evidence(
      """
      client  [a--------]
      client  [b--------------]
      client          [c-------------]
      p1/t1    [a----]
      p1/t2    [b----]
      p1/t2              [c-------]
      client               [d-----------]
      p1/t2                        [d---]
      tick         full           rest
      release       a             c
      release       b
      """, two)
    #expect(
      evidence == """
        process 1 had 1 request inside of its 2 slots at tick 2, while 1 client that it served later waited and the server \
        was at rest
        p1/t2   [c][d]
        """)
  }

  @Test func `is violated by more at once than its slots`() throws {
    let evidence = try property.evidence(
      """
      client  [a-----]
      client  [b-----]
      p1/t1    [a--]
      p1/t2     [b--]
      tick         rest
      """, .wsgi(processes: 1, threads: 1))
    #expect(evidence.hasPrefix("process 1 ran 2 requests at once where 1 is promised"))
  }

  @Test func `is violated where nothing should bound a process and somebody waits`() throws {
    let evidence = try property.evidence(
      """
      client  [a--------]
      client  [b-------------]
      p1/t1    [a-----]
      p1/t2             [b--]
      tick          rest   full
      """, .threadPerRequest(processes: 1))
    #expect(evidence.hasPrefix("process 1 had 1 request inside where nothing bounds it at tick 1, while 1 client"))
  }

  @Test(
    "is upheld where each process serves what it has room for",
    arguments: [
      Seen(
        "a full process",
        """
        client  [a------]
        client  [b-----------]
        client  [c-----------]
        p1/t1    [a----]
        p1/t2     [b-------]
        p1/t1           [c--]
        tick         full  full
        """, says: "4 requests were served in 2 ticks, as many as 2 slots can serve", opportunities: 4),
      Seen(
        "whoever sent behind the tick did not wait for it",
        """
        client  [a------]
        client          [b-----]
        p1/t1    [a----]
        p1/t2            [b--]
        tick        rest    rest
        """,
        says: "2 requests were served in 2 ticks, as many as 2 slots can serve, and none had to wait for a slot",
        opportunities: 2),
      Seen(
        "those who had been let go may have kept their slots",
        """
        client  [a-----------]
        client  [b-------------]
        client   [c--------------]
        p1/t1    [a---]
        p1/t2    [b---]
        p1/t3              [c---]
        tick         full rest full
        """,
        says: "3 requests were served in 3 ticks, as many as 2 slots can serve", opportunities: 3),
      Seen(
        "somebody was a little late, and the kit was too quick",
        """
        client  [a------]
        client  [b-----------]
        p1/t1    [a----]
        p1/t2           [b---]
        tick        pause  full
        """,
        says:
          "2 requests were served in 2 ticks, and 3 with every client at a free slot: the spread over the processes "
          + "used 66 %, and none had to wait for a slot", opportunities: 2),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, two) == seen.upheld) }

  @Test func `shows a spread of connections, and finds no fault in it`() throws {
    let verdict = try property.verdict(
      """
      up p1 p2
      client  [a------]
      client  [b-----------]
      client  [c----------------]
      p1/t1    [a----]
      p1/t1           [b---]
      p1/t1                [c---]
      tick        pause  pause  full
      """, .wsgi(processes: 2, threads: 1))
    #expect(
      verdict
        == .upheld(
          .init(
            opportunities: 3,
            "3 requests were served in 3 ticks, and 5 with every client at a free slot: the spread over the processes "
              + "used 60 %")))
  }

  @Test func `is upheld with all clients inside where nothing bounds them`() throws {
    let verdict = try property.verdict(
      """
      client  [a-----]
      client  [b-----]
      p1/t1    [a--]
      p1/t2     [b--]
      tick         full
      """, .asgi(processes: 1, threadSensitive: .perRequest))
    #expect(
      verdict
        == .upheld(
          .init(opportunities: 2, "2 requests were served in 1 tick, all clients at each, as nothing bounds them")))
  }

  @Test(
    "is inconclusive where the ticks do not tell",
    arguments: [
      Seen("none came", "client  [a---]\np1/t1    [a]", says: "no tick came"),
      Seen(
        "the kit was too quick, and there was no other tick",
        """
        client  [a------]
        client  [b-----------]
        p1/t1    [a----]
        p1/t2           [b---]
        tick        pause
        """,
        says: "process 1 had room at tick 1 for a client that it served later, and the kit did not wait for long"),
      Seen(
        "the server never rested",
        """
        client  [a------]
        client  [b-----------]
        p1/t1    [a----]
        p1/t2           [b---]
        tick        work   full
        """, says: "process 1 had room at tick 1 for a client that it served later, and the server was still at work"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, two) == seen.inconclusive) }
}
