public import Conformance
import Histories
import Postgres

/// The trials of one server: every property put to it, on a server that is started once for all of them.
///
/// The command line and the test suites both run this, so they come to the same verdicts.
public struct Check: Sendable {
  public let file: ServerFile
  public let properties: [Property]
  public let kit: Kit
  public let folder: ResultsFolder

  public init(_ file: ServerFile, _ properties: [Property] = Catalogue.all, in kit: Kit, saving folder: ResultsFolder) {
    (self.file, self.properties, self.kit, self.folder) = (file, properties, kit, folder)
  }

  /// Runs the trials and saves what they found, also when the server could not be started or the task was cancelled.
  ///
  /// An error is never thrown: what could not be looked at is an outcome. A cancelled check returns what it has found.
  public func run(progress: @escaping @Sendable (CheckEvent) -> Void = { _ in }) async -> Results {
    progress(.starting(server: file.name))
    var run = CheckRun(check: self)
    let start = KitClock.now()
    await run.perform(progress)
    let seconds = Double(KitClock.now() - start) / 1e9
    progress(.finished(server: file.name, seconds: seconds))
    var results = Results.empty(postgres: kit.database.version)
    results.servers = [run.result(seconds: seconds)]
    results.outcomes = run.outcomes(inOrderOf: properties)
    do { try folder.save(results) } catch {
      results.servers[0].failure = results.servers[0].failure ?? error.description
    }
    return results
  }
}

/// A check while it runs.
private struct CheckRun {
  let check: Check
  var subject: Subject
  var outcomes: [Property.ID: Outcome] = [:]
  var seen: [(scenario: Scenario, history: History)] = []
  var backendsAfter: Int?
  var failure: String?

  init(check: Check) {
    self.check = check
    subject = Subject(check.file.name, check.file.model)
  }

  mutating func perform(_ progress: @Sendable (CheckEvent) -> Void) async {
    var server: RunningServer?
    do { server = try await start() } catch { return giveUp(error) }
    let plan = Plan(check.properties, for: subject)
    for (property, reason) in plan.inapplicable { record(property, .inapplicable(reason)) }
    for (index, entry) in plan.entries.enumerated() where !Task.isCancelled {
      progress(
        .running(server: check.file.name, scenario: entry.scenario.title, number: index + 1, of: plan.entries.count))
      if server == nil {
        do { server = try await start() } catch { return giveUp(error) }
      }
      guard let running = server else { return }
      if await !put(entry, to: running) {
        await running.stop()
        server = nil
      }
    }
    if let server {
      backendsAfter = await server.backendsOnceIdle()
      await server.stop()
    }
  }

  private mutating func start() async throws -> RunningServer {
    let server = try await RunningServer.start(check.file, in: check.kit)
    subject = await server.subject
    return server
  }

  /// Runs one scenario and judges its properties; returns whether the server is fit for the next one.
  private mutating func put(_ entry: Plan.Entry, to server: RunningServer) async -> Bool {
    let start = KitClock.now()
    do {
      let gate = try await Gate.open(in: check.kit.database, applicationName: server.applicationName)
      let result = await Result.catching { try await ScenarioRun(entry.scenario, on: server, gate: gate).history() }
      await gate.close()
      let history = try result.get()
      seen.append((entry.scenario, history))
      for (index, property) in entry.properties.enumerated() {
        let seconds = index == 0 ? Double(KitClock.now() - start) / 1e9 : 0
        record(property, property.verdict(on: history, of: subject), seconds: seconds, (entry.scenario, history))
      }
      return !history.requests.contains { $0.ending == .open }
    } catch {
      guard !Task.isCancelled else { return false }
      for property in entry.properties { record(property, .unobservable(String(describing: error))) }
      return server.death == nil && error is CancellationError == false
    }
  }

  private mutating func record(
    _ property: Property, _ verdict: Verdict, seconds: Double = 0,
    _ observed: (scenario: Scenario, history: History)? = nil
  ) {
    var outcome = Outcome(property.id, on: subject, verdict, seconds: seconds)
    if let observed {
      let record = Record(property.id, on: subject, scenario: observed.scenario, history: observed.history)
      do { outcome.history = try check.folder.save(record) } catch { failure = failure ?? error.description }
    }
    outcomes[property.id] = outcome
  }

  /// Nothing more can be looked at: says so for every property that has no verdict yet.
  private mutating func giveUp(_ error: any Error) {
    guard !Task.isCancelled else { return }
    let reason = String(describing: error)
    failure = reason
    for property in check.properties where outcomes[property.id] == nil {
      if let reason = property.inapplicable(subject) {
        record(property, .inapplicable(reason))
      } else {
        record(property, .unobservable(reason))
      }
    }
  }

  func result(seconds: Double) -> ServerResult {
    ServerResult(
      name: check.file.name, file: check.file.file, model: String(describing: check.file.model),
      claimed: Figures(
        promisedBy: check.file.model, backends: check.file.backends, hasAsyncViews: subject.hasAsyncViews),
      observed: Figures(seenIn: seen, backendsAfter: backendsAfter), versions: subject.versions, seconds: seconds,
      failure: failure)
  }

  func outcomes(inOrderOf properties: [Property]) -> [Outcome] { properties.compactMap { outcomes[$0.id] } }
}

extension Result where Failure == any Error {
  fileprivate static func catching(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
