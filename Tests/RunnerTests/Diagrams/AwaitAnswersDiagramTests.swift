import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step awaitAnswers, on diagrams")
struct AwaitAnswersDiagramTests {
  @Test("waits for the answers to those that nobody holds") func beside() async throws {
    try await play(
      """
      client p1  [1----------]
      client p1    [2----]
      p1/t1        [1----]
      release            1
      """, .send(Batch(.gate, .one(1))), .awaitInside(.all), .send(Batch(.identity, .one(1))), .awaitAnswers, .open)
  }

  @Test("goes on without who is stalled, and says so") func stalled() async throws {
    try await play(
      """
      client p1  [1--]            [3--]
      client p1  [2-------------------------------->
      """, .send(Batch(.identity, .one(2))), .awaitAnswers, .send(Batch(.identity, .one(1))), .awaitAnswers,
      unmet: [
        "1 request that nobody held got no answer until nothing had moved for 12 s",
        "1 request that nobody held got no answer until nothing had moved for 12 s",
        "1 request got no answer within 12 s of the last event, 2 (identity) first",
      ])
  }

  @Test("waits for an answer that comes in the last moment") func last() async throws {
    try await play(
      """
      client p1  [1----------]
      client p1              [2--]
      """, .send(Batch(.identity, .one(1))), .awaitAnswers, .send(Batch(.identity, .one(1))), .awaitAnswers)
  }

  @Test("begins anew, and believes nothing, where another process answers than believed") func elsewhere() async throws
  {
    let history = try await play(
      """
      up p1
      client p1   [1---]
      client           [2---]
      work p2/t5   [1-]
      work p2/t5        [2-]
      """, .send(Batch(.identity, .one(1))), .awaitAnswers,
      seen: """
        client    [2---]
        wandered  p2:p1
        """)
    #expect(history.answerer(of: "2") == 2)
    #expect(history.processes == [1, 2])
  }

  @Test("is broken off where one gets no answer after another process has answered than believed") func stuck()
    async throws
  {
    let diagram = """
      up p1
      client p1   [1---]
      client p1   [2------------------------------------>
      work p2/t5   [1-]
      """
    let scenario = Scenario("asks", [.send(Batch(.identity, .one(2))), .awaitAnswers])
    let run = ScenarioRun(scenario, in: try DiagramWorld(diagram), patience: .drawnInColumns)
    let error = try await #require(throws: BrokenOff.self) { try await run.history() }
    #expect(
      error.description.hasPrefix(
        "the scenario was broken off, since connections do not stay with a process (one that had led to process 1 led to "
          + "process 2)"))
    #expect(error.description.hasSuffix("1 request got no answer within 12 s of the last event, 2 (identity) first"))
  }
}
