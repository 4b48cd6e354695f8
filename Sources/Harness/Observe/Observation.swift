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
    let subject = await server.subject
    let views: [View] = subject.hasAsyncViews ? [.gate, .asyncHeld] : [.gate]
    var histories: [View: History] = [:]
    for (index, view) in views.enumerated() {
      histories[view] = try await play(view, on: server) { scenario in
        progress(.running(server: server.file.name, scenario: scenario.title, number: index + 1, of: views.count))
      }
    }
    let observed = ObservedModel(
      sync: histories[.gate] ?? History([]), async: histories[.asyncHeld],
      recyclesAfter: await server.spending.fewestSeen)
    return Found(observed: observed, versions: subject.versions)
  }

  /// Puts a crowd to the server, until no worker is replaced in the middle of that: each time as much of a crowd as workers are
  /// known to last for.
  private static func play(
    _ view: View, on server: RunningServer, _ progress: (Scenario) -> Void
  ) async throws -> History {
    var plays = 0
    while true {
      let scenario = await server.scenarioToObserve(view)
      progress(scenario)
      let gate = try await Gate.open(in: server.kit.database, applicationName: server.applicationName)
      let run = ScenarioRun(scenario, in: LiveWorld(server, gate), patience: server.kit.patience)
      do {
        let history = try await run.history()
        await gate.close()
        return history
      } catch {
        await gate.close()
        plays += 1
        guard error is CutShort else { throw error }
        guard plays < mostPlays else {
          throw ServerError(
            .scenario, Replacements.hopeless(limit: await server.spending.limit, plays: plays, most: nil))
        }
      }
    }
  }

  /// The first play may tell only that workers are replaced, and the next ones after how many requests.
  private static let mostPlays = 5
}

extension RunningServer {
  /// Opens connections until no process has answered for the first time for a while.
  ///
  /// Workers start one after the other, and some get few connections while others idle: patience is all that helps. Where they
  /// are replaced, who comes in the place of another one is nobody new.
  func meetEverybody() async throws {
    var (last, most) = (KitClock.now(), 0)
    while KitClock.now() - last < kit.patience.newcomer.inNanoseconds {
      pool.discardStale()
      // Behind a router, async paths lead to processes that no sync path leads to.
      for view in [View.ready, .asyncIdentity] {
        let count = spending.limit.map { max(2, min(16, $0 / 4)) } ?? 16
        let round = await ask(view, connections: count)
        noticeWorkers()
        if alive.count > most { (last, most) = (KitClock.now(), alive.count) }
        if round.answers == 0 { try await Task.sleep(for: .milliseconds(20)) }
        if let death { throw death }
        last += try await awaitCalm()
        try Task.checkCancellation()
      }
    }
    settle(as: most)
  }

  /// Waits until another process is there for each that has been replaced, and has nothing more to do; returns for how long, in
  /// nanoseconds.
  private func awaitCalm() async throws -> Int {
    let start = KitClock.now()
    let end = Deadline(in: kit.patience.straggler)
    guard spending.retired > 0 else { return 0 }
    while !end.hasPassed, hasNewcomerAtWork || descendants.count < largestFamily {
      try await Task.sleep(for: .milliseconds(10))
    }
    largestFamily = max(largestFamily, descendants.count)
    return KitClock.now() - start
  }

  /// A crowd on one process or on each; where workers are replaced, as much of it as they last for.
  fileprivate func scenarioToObserve(_ view: View) -> Scenario {
    guard let limit = spending.limit else { return isPinnable ? .observing(view) : .observingEach(view) }
    let hasLoops = alive.contains { known[$0]?.loopThread != nil }
    return hasLoops ? .observingAnywhere(view) : .observingEach(view, lasting: limit)
  }
}
