package import Conformance
import Histories
import Platform
import Postgres
import Runner
package import ServerFiles

/// Finds the model of a server by experiment.
package enum Observation {
  /// What was found on one server.
  package struct Found: Sendable {
    package var observed: ObservedModel
    package var versions: [String: String]
  }

  /// Starts the server of `file`, whose model is left aside, and finds out what it does.
  ///
  /// Throws a `ServerError` if it cannot be looked at, and what Postgres has to complain of.
  package static func run(
    _ file: ServerFile, in kit: Kit, progress: @Sendable (CheckEvent) -> Void = { _ in }
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
    at server: RunningServer, _ progress: @Sendable (CheckEvent) -> Void
  ) async throws -> Found {
    try await server.meetEverybody()
    let isPinnable = await server.isPinnable
    let subject = await server.subject
    let views: [View] = subject.hasAsyncViews ? [.gate, .asyncHeld] : [.gate]
    var histories: [View: History] = [:]
    for (index, view) in views.enumerated() {
      let scenario = isPinnable ? Scenario.observing(view) : .observingEach(view)
      progress(.running(server: server.file.name, scenario: scenario.title, number: index + 1, of: views.count))
      let gate = try await Gate.open(in: server.kit.database, applicationName: server.applicationName)
      let run = ScenarioRun(scenario, in: LiveWorld(server, gate), patience: server.kit.patience)
      do { histories[view] = try await run.history() } catch {
        await gate.close()
        throw error
      }
      await gate.close()
      if let doubt = histories[view]?.indistinctProcesses { throw ServerError(.scenario, doubt) }
    }
    let observed = ObservedModel(sync: histories[.gate] ?? History([]), async: histories[.asyncHeld])
    return Found(observed: observed, versions: subject.versions)
  }
}

extension RunningServer {
  /// Opens connections until no process has answered for the first time for a while.
  ///
  /// Workers start one after the other, and some get few connections while others idle: patience is all that helps.
  func meetEverybody() async throws {
    var last = KitClock.now()
    while KitClock.now() - last < kit.patience.newcomer.inNanoseconds {
      pool.discardStale()
      // Behind a router, async paths lead to processes that no sync path leads to.
      for view in [View.ready, .asyncIdentity] {
        let round = await ask(view, connections: 16)
        if round.newcomers > 0 { last = KitClock.now() }
        if round.answers == 0 { try await Task.sleep(for: .milliseconds(20)) }
        if let death { throw death }
        try Task.checkCancellation()
      }
    }
  }
}
