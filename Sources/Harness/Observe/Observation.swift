package import Conformance
import Histories
package import ServerFiles

/// Finds the model of a server by experiment.
package enum Observation {
  /// What was found on one server.
  package struct Found: Sendable {
    package var observed: ObservedModel
    package var versions: [String: String]
    /// How requests come to its probe, where that is no part of it; a sentence each.
    package var passages: [String] = []
  }

  /// Starts the server of `file`, whose model is left aside, and finds out what it does.
  ///
  /// Throws a `ServerError` if it cannot be looked at, and what Postgres has to complain of.
  package static func run(
    _ file: ServerFile, in kit: Kit, progress: @escaping @Sendable (CheckEvent) -> Void = { _ in }
  ) async throws -> Found {
    progress(.starting(server: file.name))
    let server = try await RunningServer.start(file, in: kit, processes: 1)
    do {
      let found = try await look(at: server, progress)
      await server.stop()
      return found
    } catch {
      await server.stop()
      throw error
    }
  }

  private static func look(
    at server: RunningServer, _ progress: @escaping @Sendable (CheckEvent) -> Void
  ) async throws -> Found {
    try await server.meetEverybody()
    await server.tryCrowd()
    let subject = await server.subject
    var crowds = Crowds(before: server, expected: subject.hasAsyncViews ? 2 : 1, progress)
    let all = try await crowds.search(.gate)
    let sync = all.last ?? History([])
    var (web, sleep) = (History?.none, History?.none)
    if ObservedModel.wantsOperationsApart(sync) {
      crowds.expected += 2
      web = try await crowds.play(.web, Scenario.few)
      sleep = try await crowds.play(.sleep, Scenario.few)
      // Where a query stops all, its bound is that of a query: how many there are, web requests tell.
      if let few = web, !sync.showsGreenlets(), few.showsGreenlets() {
        crowds.expected += 1
        web = try await crowds.play(.web)
      }
    }
    let (calls, each) = try await crowds.tryPool(sync, few: web)
    web = calls
    let async = subject.hasAsyncViews ? try await crowds.search(.asyncHeld).last : nil
    let observed = ObservedModel(
      sync: sync, async: async, web: web, sleep: sleep, each: each, recyclesAfter: await server.spending.fewestSeen,
      after: all.dropLast())
    return Found(observed: observed, versions: subject.versions, passages: await server.passages)
  }
}
