import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The end of a process, on diagrams")
struct DeathsDiagramTests {
  private let steps: [Scenario.Step] = [.send(Batch(.gate, .each(1))), .awaitInside(.all), .quiet, .open]

  @Test("is an event that makes a history say little, where nobody was to end") func unexpected() async throws {
    let world = try DiagramWorld(
      """
      started    p9
      client p1  [1------!
      client p2  [2---------]
      p1/t1        [1----!
      p2/t1        [2------]
      gone               p1:signal9
      release              2
      """)
    let run = ScenarioRun(Scenario("opens", steps), in: world, patience: .drawnInColumns)
    await #expect(throws: DrawnEnd.worker(1)) { try await run.history() }
    #expect(world.events.last == ServerEvent(1, .gone(.signal(9)), at: 8 * DiagramWorld.tick))
  }

  @Test("in good order cuts the scenario short, unless nothing is under way any more") func inGoodOrder() async throws {
    await #expect(throws: CutShort(by: 1)) {
      try await play(
        """
        started    p9
        client p1  [1---]
        client p2  [2-----------]
        p2/t1        [2--------]
        gone               p1:code0
        release               2
        """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .quiet, .open)
    }
  }

  @Test("of which another process has taken the place is no less of one") func replaced() async throws {
    await #expect(throws: DrawnEnd.worker(2)) {
      try await play(
        """
        client p1  [1-----------]
        client p2  [2---!
        p1/t1        [1-------]
        p2/t1        [2-!
        gone            p2
        ready              p3
        replaced           p2:p3
        release               1
        """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .quiet, .open)
    }
  }

  @Test("of the main process comes before that of a worker, and ends the scenario at once") func main() async throws {
    let world = RecordingWorld(
      try DiagramWorld(
        """
        started    p9
        client p1  [1--->
        p1/t1        [1->
        gone            p1 p9:code3
        """))
    let run = ScenarioRun(Scenario("opens", steps), in: world, patience: .drawnInColumns)
    await #expect(throws: DrawnEnd.server) { try await run.history() }
    #expect(!world.deeds.contains { if case .released = $0 { true } else { false } })
  }
}
