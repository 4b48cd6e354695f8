import Conformance
import Histories
import TestSupport
import Testing

@testable import Runner

@Suite("A drawn server whose workers are replaced")
struct RecyclingTests {
  private let model = ServerModel.asgi(processes: 2, threadSensitive: true)

  private func history(_ scenario: Scenario, of model: ServerModel, seed: Int) async throws -> History {
    var drawing = Drawing(of: model)
    drawing.recyclesAfter = 40
    let world = DrawnWorld(drawing, declared: 2, of: model, seed: UInt64(seed))
    return try await ScenarioRun(scenario, in: world, patience: .drawn).history()
  }

  @Test("has them replaced before a scenario that they would not last for") func before() async throws {
    let model = model.recycling(after: 40)
    let scenario = Scenario("fills", [.send(Batch(.gate, .each(10))), .awaitInside(.each(1)), .quiet, .chain])
    var replaced = 0
    for seed in 1...20 {
      let history = try await history(scenario, of: model, seed: seed)
      #expect(history.requests.allSatisfy { $0.ending == .done } && history.processes.count == 2, "seed \(seed)")
      let first = history.requests.map(\.enter).min() ?? 0
      replaced += history.events.count { $0.isDeath && $0.time < first }
      #expect(!history.events.contains { $0.isDeath && $0.time > first && $0.time < history.releases[0].time })
    }
    #expect(replaced > 5)
  }

  @Test("is no history where one goes in the middle, and nobody was told that it would") func middle() async throws {
    let scenario = Property.passesFullWorkersBy.scenario(model)
    for seed in 1...5 {
      await #expect(throws: CutShort.self) { try await history(scenario, of: model, seed: seed) }
    }
  }

  @Test("has them replaced between the rounds of a long scenario, and counts those of one time") func between()
    async throws
  {
    let model = ServerModel.wsgi(processes: 3, threads: 1).recycling(after: 20)
    let drawn = Drawn(model) { $0.keepsAlive = false }
    let history = try await drawn.history(of: Property.spreadsNewConnections.scenario(model))
    #expect(history.processes.count > 3 && history.processesAtOneTime.count == 3)
    #expect(Property.spreadsNewConnections.judge(history, model).isUpheld)
  }

  @Test("is short of one where nobody takes its place, and says so") func lost() async throws {
    let model = model.recycling(after: 40)
    let drawn = Drawn(model) { $0.flaw = .losesRecycledWorkers }
    let scenario = Scenario("fills", [.renew(1000), .send(Batch(.identity, .each(1))), .awaitAnswers])
    let history = try await drawn.history(of: scenario)
    #expect(history.unmet.first?.contains("nobody came in the place of a worker") == true)
  }
}
