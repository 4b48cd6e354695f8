import Conformance
import Histories
import Postgres
import Runner

/// Puts crowds to a server, one after the other.
struct Crowds {
  /// How many there will be, for whoever watches.
  var expected: Int
  private let server: RunningServer
  private let progress: @Sendable (CheckEvent) -> Void
  private var played = 0

  init(before server: RunningServer, expected: Int, _ progress: @escaping @Sendable (CheckEvent) -> Void) {
    (self.server, self.expected, self.progress) = (server, expected, progress)
  }

  /// Puts so many requests to one process or to each, until no worker is replaced in the middle of that: each time as many as
  /// workers are known to last for.
  mutating func play(_ view: View, _ count: Int = Scenario.crowd) async throws -> History {
    try await play { await $0.scenarioToObserve(view, count) }
  }

  /// Plays a scenario likewise, as the server lasts for it each time.
  mutating func play(_ chosen: (RunningServer) async -> Scenario) async throws -> History {
    played += 1
    var plays = 0
    while true {
      let scenario = await chosen(server)
      progress(.running(server: server.file.name, scenario: scenario.title, number: played, of: expected))
      do { return try await history(of: scenario) } catch is CutShort {
        plays += 1
        guard plays < Self.mostPlays else {
          throw ServerError(
            .scenario, Replacements.hopeless(limit: await server.spending.limit, plays: plays, most: nil))
        }
      } catch let error as BrokenOff {
        // By now nobody is believed to be pinned any more.
        plays += 1
        guard plays < Self.mostPlays else { throw error }
      }
    }
  }

  /// Puts crowds, each smaller than the one before it, until one is answered as a whole.
  mutating func search(_ view: View) async throws -> [History] {
    try await CrowdSearch.histories { count in try await play(view, count) }
  }

  /// What comes of one scenario.
  func history(of scenario: Scenario) async throws -> History {
    let gate = try await Gate.open(in: server.kit.database, applicationName: server.applicationName)
    let run = ScenarioRun(scenario, in: LiveWorld(server, gate), patience: server.kit.patience)
    let history: History
    do { history = try await run.history() } catch {
      await gate.close()
      throw error
    }
    await gate.close()
    if let doubt = history.indistinctProcesses { throw ServerError(.scenario, doubt) }
    return history
  }

  /// The first play may tell only that workers are replaced, and the next ones after how many requests.
  private static let mostPlays = 5
}

extension RunningServer {
  /// A crowd on one process or on each; where workers are replaced, as much of it as they last for.
  fileprivate func scenarioToObserve(_ view: View, _ count: Int) -> Scenario {
    guard let limit = spending.limit else { return isPinnable ? .observing(view, count) : .observingEach(view, count) }
    let hasLoops = alive.contains { known[$0]?.loopThread != nil }
    return hasLoops ? .observingAnywhere(view, count) : .observingEach(view, count, lasting: limit)
  }
}
