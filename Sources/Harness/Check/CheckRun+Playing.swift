import Conformance
import Histories
import Postgres
import Runner

extension CheckRun {
  /// Plays a scenario until no worker is replaced in its middle, a few times at most.
  mutating func play(_ scenario: Scenario, on server: RunningServer) async throws -> History {
    var plays = 0
    while true {
      let gate = try await Gate.open(in: check.kit.database, applicationName: server.applicationName)
      let run = ScenarioRun(scenario, in: LiveWorld(server, gate), patience: check.kit.patience)
      let result = await Result.catching { try await run.history() }
      await gate.close()
      plays += 1
      guard case .failure(let error) = result, error is CutShort else { return try result.get() }
      replacements.noteCut()
      if let limit = await server.spending.limit, isNews(limit) {
        recyclesAfter = limit
        subject.model = subject.model.recycling(after: limit)
        throw ShorterLife()
      }
      if plays == Replacements.mostPlays {
        let most = scenario.most(toOneOf: await server.alive.count, pinned: await server.isPinnable)
        throw ServerError(
          .scenario, Replacements.hopeless(limit: await server.spending.limit, most: most))
      }
    }
  }

  /// Workers turn out to be replaced after fewer requests than the scenario was planned for.
  struct ShorterLife: Error {}

  /// Whether workers that were replaced after `limit` requests lasted for clearly fewer than was known.
  private func isNews(_ limit: Int) -> Bool { subject.model.recyclesAfter.map { limit < $0 * 3 / 4 } ?? true }
}

extension Result where Failure == any Error {
  fileprivate static func catching(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
