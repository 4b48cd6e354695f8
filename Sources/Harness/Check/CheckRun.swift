import Conformance
import Histories
import Platform
import Postgres
import Runner

/// A check while it runs.
struct CheckRun {
  let check: Check
  var subject: Subject
  private(set) var outcomes: [Property.ID: Outcome] = [:]
  var seen: [(scenario: Scenario, history: History)] = []
  var backendsAfter: Int?
  var failure: String?
  /// How many processes answered when the server was first started, if fewer than are declared.
  private var processes: Int?
  /// How many scenarios in a row got no answer at all.
  private var silences = 0
  var replacements = Replacements()
  private(set) var sleepingLoops = SleepingLoops()
  /// How requests come to the server's probe, where that is no part of it.
  private(set) var passages: [String] = []
  /// Whether nobody came in the place of a worker that went.
  private var losesWorkers = false
  /// After how many requests workers were seen to be replaced, where the file says more, or nothing.
  var recyclesAfter: Int?
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
    var (left, number) = (plan.entries[...], 0)
    // What was played last while nobody knew that workers are replaced: one may have been about to go.
    var doubtful: CheckPlan.Entry?
    while !Task.isCancelled, let entry = left.popFirst() {
      if silences >= 2, !entry.scenario.isCensus {
        for property in entry.properties { record(property, .unobservable(Self.silence)) }
        continue
      }
      if let crowd, !entry.scenario.asksOnlyWho {
        for property in entry.properties { record(property, .unobservable(crowd)) }
        continue
      }
      // What has been learnt of the server may ask for other scenarios than were planned.
      let fresh = CheckPlan(entry.properties, for: subject)
      for (property, reason) in fresh.inapplicable { record(property, .inapplicable(reason)) }
      guard fresh.inapplicable.isEmpty, fresh.entries.count == 1, fresh.entries[0].scenario == entry.scenario else {
        left = fresh.entries + left
        continue
      }
      number += 1
      progress(
        .running(server: check.file.name, scenario: entry.scenario.title, number: number, of: number + left.count))
      do {
        let running = if let server { server } else { try await start() }
        server = running
        if let shortage = await entry.scenario.shortage(
          on: check.file.model, processes: running.alive.count, idle: running.pool.count,
          slots: check.kit.database.freeSlots)
        {
          for property in entry.properties { record(property, .unobservable(shortage)) }
          continue
        }
        let isFit = try await put(entry, to: running)
        doubtful = await running.recycles || !isFit ? nil : entry
        let staff = await running.staff
        // How many are left is counted at once: a server that is started anew has all of them again.
        let hasShrunk = !losesWorkers && staff.losesWorkers
        let census = left.firstIndex { $0.scenario.isCensus && $0.properties.contains { $0.id == "WK-1" } }
        if hasShrunk, let census { left.insert(left.remove(at: census), at: left.startIndex) }
        losesWorkers = staff.losesWorkers
        crowd = await running.crowd ?? crowd
        let hasLostMore = losesWorkers && !hasShrunk && staff.alive < staff.first
        if !isFit || crowd != nil || staff.alive == 0 || hasLostMore {
          await end(running)
          server = nil
        }
      } catch is ShorterLife {
        left = [doubtful, entry].compactMap { $0 } + left
        if let doubtful {
          seen.removeLast()
          // What it seemed to show does not stand, whatever becomes of this check.
          for property in doubtful.properties { outcomes[property.id] = nil }
        }
        doubtful = nil
      } catch {
        if let server { await end(server) }
        return await giveUp(after: error)
      }
    }
    if let server {
      backendsAfter = await server.backendsOnceIdle()
      await end(server)
    }
  }

  private mutating func end(_ server: RunningServer) async {
    replacements.add(await server.spending, areLacking: losesWorkers)
    sleepingLoops.add(await server.sleepingLoops)
    await server.stop()
  }

  private static let silence = """
    the server gave no answer at all in two scenarios before this one, so no more were tried; look into its log for what \
    its views wait for
    """

  private mutating func start() async throws -> RunningServer {
    let server = try await RunningServer.start(check.file, in: check.kit, processes: processes)
    (subject, passages) = (await server.subject, await server.passages)
    if let recyclesAfter { subject.model = subject.model.recycling(after: recyclesAfter) }
    processes = await server.count
    if losesWorkers { await server.wearNobodyOut() }
    return server
  }

  /// Runs one scenario and judges its properties; returns whether the server is fit for the next one.
  ///
  /// Throws when Postgres is gone, and with it all that could be looked at; and a ``ShorterLife``.
  private mutating func put(_ entry: CheckPlan.Entry, to server: RunningServer) async throws -> Bool {
    let start = KitClock.now()
    let history: History
    do { history = try await play(entry.scenario, on: server) } catch let error as ShorterLife { throw error } catch {
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
    return await server.isWhole
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
}
