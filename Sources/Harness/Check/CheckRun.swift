import Conformance
import Histories
import Platform
import Postgres
import Runner

/// A check while it runs.
struct CheckRun {
  private let check: Check
  private var subject: Subject
  private var outcomes: [Property.ID: Outcome] = [:]
  private var seen: [(scenario: Scenario, history: History)] = []
  private var backendsAfter: Int?
  private var failure: String?
  /// How many processes answered when the server was first started, if fewer than are declared.
  private var processes: Int?
  /// How many scenarios in a row got no answer at all.
  private var silences = 0
  /// Why no more than their number is asked of the processes, once there are too many of them.
  private var crowd: String?

  init(check: Check) {
    self.check = check
    subject = Subject(check.file.name, check.file.model)
  }

  mutating func perform(_ progress: @Sendable (CheckEvent) -> Void) async {
    if let loss = check.kit.loss { return giveUp(loss) }
    var server: RunningServer?
    do { server = try await start() } catch { return await giveUp(after: error) }
    let plan = CheckPlan(check.properties, for: subject)
    for (property, reason) in plan.inapplicable { record(property, .inapplicable(reason)) }
    for (index, entry) in plan.entries.enumerated() where !Task.isCancelled {
      if silences >= 2, !entry.scenario.isCensus {
        for property in entry.properties { record(property, .unobservable(Self.silence)) }
        continue
      }
      if let crowd, !entry.scenario.isCensus {
        for property in entry.properties { record(property, .unobservable(crowd)) }
        continue
      }
      progress(
        .running(server: check.file.name, scenario: entry.scenario.title, number: index + 1, of: plan.entries.count))
      do {
        let running = if let server { server } else { try await start() }
        server = running
        if let shortage = await entry.scenario.shortage(
          on: check.file.model, processes: running.processes.count, idle: running.pool.count,
          slots: check.kit.database.freeSlots)
        {
          for property in entry.properties { record(property, .unobservable(shortage)) }
          continue
        }
        let isFit = try await put(entry, to: running)
        crowd = await running.crowd ?? crowd
        if !isFit || crowd != nil {
          await running.stop()
          server = nil
        }
      } catch {
        await server?.stop()
        return await giveUp(after: error)
      }
    }
    if let server {
      backendsAfter = await server.backendsOnceIdle()
      await server.stop()
    }
  }

  private static let silence = """
    the server gave no answer at all in two scenarios before this one, so no more were tried; look into its log for what \
    its views wait for
    """

  private mutating func start() async throws -> RunningServer {
    let server = try await RunningServer.start(check.file, in: check.kit, processes: processes)
    subject = await server.subject
    processes = await server.known.count
    return server
  }

  /// Runs one scenario and judges its properties; returns whether the server is fit for the next one.
  ///
  /// Throws when Postgres is gone, and with it all that could be looked at.
  private mutating func put(_ entry: CheckPlan.Entry, to server: RunningServer) async throws -> Bool {
    let start = KitClock.now()
    let history: History
    do {
      let gate = try await Gate.open(in: check.kit.database, applicationName: server.applicationName)
      let run = ScenarioRun(entry.scenario, in: LiveWorld(server, gate), patience: check.kit.patience)
      let result = await Result.catching { try await run.history() }
      await gate.close()
      history = try result.get()
    } catch {
      guard !Task.isCancelled else { return false }
      for property in entry.properties { record(property, .unobservable(String(describing: error))) }
      if await check.kit.hasLostPostgres(after: error) { throw error }
      return false
    }
    seen.append((entry.scenario, history))
    for (index, property) in entry.properties.enumerated() {
      let seconds = index == 0 ? Double(KitClock.now() - start) / 1e9 : 0
      record(property, property.verdict(on: history, of: subject), seconds: seconds, (entry.scenario, history))
    }
    let requests = history.requests
    silences = !requests.isEmpty && requests.allSatisfy { $0.ending == .open } ? silences + 1 : 0
    if requests.contains(where: { $0.ending == .open }) { return false }
    return await server.events.allSatisfy { !$0.isDeath }
  }

  private mutating func record(
    _ property: Property, _ verdict: Verdict, seconds: Double = 0,
    _ observed: (scenario: Scenario, history: History)? = nil
  ) {
    let known = check.file.knownViolations[property.id]
    var outcome = Outcome(property.id, on: subject, verdict, seconds: seconds, known: known)
    if let observed {
      let record = SavedHistory(
        property.id, on: subject, scenario: observed.scenario, history: observed.history, known: known)
      do { outcome.history = try check.folder.save(record) } catch { failure = failure ?? error.description }
    }
    outcomes[property.id] = outcome
  }

  /// Nothing more can be looked at, because of Postgres if that is gone: then the server is not to blame.
  private mutating func giveUp(after error: any Error) async {
    guard !Task.isCancelled else { return }
    _ = await check.kit.hasLostPostgres(after: error)
    giveUp(check.kit.loss ?? String(describing: error))
  }

  /// Says why nothing more can be looked at, for every property that has no verdict yet.
  private mutating func giveUp(_ reason: String) {
    failure = reason
    for property in check.properties where outcomes[property.id] == nil {
      if let reason = property.inapplicable(subject) {
        record(property, .inapplicable(reason))
      } else {
        record(property, .unobservable(reason))
      }
    }
  }

  /// A check that was cut short must not read as one that found nothing wrong.
  mutating func noteInterruption() {
    let missing = check.properties.count { outcomes[$0.id] == nil }
    guard missing > 0, failure == nil else { return }
    failure =
      "the check was interrupted before \(missing) of \(check.properties.count.of("property", "properties")) had been looked at"
  }

  func result(seconds: Double) -> ServerResult {
    ServerResult(
      name: check.file.name, file: check.file.file, model: String(describing: check.file.model),
      claimed: Figures(
        promisedBy: check.file.model, hasAsyncViews: subject.hasAsyncViews),
      observed: Figures(seenIn: seen, backendsAfter: backendsAfter), versions: subject.versions, seconds: seconds,
      failure: failure, notes: check.notes(on: subject))
  }

  func outcomes(inOrderOf properties: [Property]) -> [Outcome] { properties.compactMap { outcomes[$0.id] } }
}

extension Result where Failure == any Error {
  fileprivate static func catching(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
