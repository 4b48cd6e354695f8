import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step awaitInside, on diagrams")
struct AwaitInsideDiagramTests {
  @Test("goes on as soon as so many are inside in each process") func each() async throws {
    try await play(
      """
      client p1  [1-------]
      client p2  [2-------]
      p1/t1        [1-]
      p2/t9           [2]
      release         1
      release         2
      """, .send(Batch(.gate, .each(1))), .awaitInside(.each(1)), .open)
  }

  @Test("waits for who comes in the last moment") func last() async throws {
    try await play(
      """
      client p1  [1------------------]
      client p1  [2------------------]
      p1/t1        [1----------]
      p1/t2                    [2]
      release                  1
      release                  2
      """, .send(Batch(.gate, .one(2))), .awaitInside(.all), .open)
  }

  @Test("goes on without who comes behind it, and says so") func tooLate() async throws {
    try await play(
      """
      client p1  [1-----------------------]
      client p1  [2------------------------]
      p1/t1        [1-----------]
      p1/t2                      [2----]
      release                   1      2
      """, .send(Batch(.gate, .one(2))), .awaitInside(.all), .open,
      unmet: ["the kit waited for all 2 requests inside until nothing had moved for 12 s, and saw 1"])
  }

  @Test("begins anew, and believes nothing, where somebody comes in elsewhere than believed") func elsewhere()
    async throws
  {
    try await play(
      """
      up p1 p2
      client p1  [1--]
      client         [2--]
      p2/t1        [1]
      p2/t1            [2]
      release      1
      release          2
      """, .send(Batch(.gate, .one(1))), .awaitInside(.all), .open,
      seen: """
        client    [2--]
        p2/t1       [2]
        release     2
        wandered  p2:p1
        """)
  }

  @Test("waits for nobody where all have lost their connections") func failed() async throws {
    let history = try await play(
      """
      client p1  [1--!
      client p1  [2----!
      """, .send(Batch(.gate, .one(2))), .awaitInside(.each(1)), .chain)
    #expect(Set(history.failures.map(\.reason)) == ["the server closed the connection without an answer"])
  }

  @Test("ends where nobody can look any more, and nobody stays held") func lost() async throws {
    let world = RecordingWorld(
      try DiagramWorld(
        """
        client p1  [1---->
        p1/t1        [1-->
        lost            postgres
        """))
    let scenario = Scenario("waits", [.send(Batch(.gate, .one(1))), .awaitInside(.total(2)), .open])
    await #expect(throws: DrawnEnd.postgres) {
      try await ScenarioRun(scenario, in: world, patience: .drawnInColumns).history()
    }
    #expect(world.deeds.suffix(2) == [.hungUp, .releasedAll])
  }

  @Test("ends with the server, which may go between two steps") func death() async throws {
    await #expect(throws: DrawnEnd.server) {
      try await play(
        """
        started    p1
        client p1  [1---!
        p1/t1        [1-!
        gone            p1:signal9
        """, .send(Batch(.gate, .one(1))), .awaitInside(.all), .quiet, .open)
    }
  }
}
