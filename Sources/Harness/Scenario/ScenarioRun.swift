import Conformance
import Histories
import Postgres

/// One scenario while it runs on a server: sends, looks, releases, and writes the history.
actor ScenarioRun {
  let server: RunningServer
  let scenario: Scenario
  let gate: Gate
  let log = RequestLog()
  var sightings = Sightings()
  var releases: [Release] = []
  var unmet: [String] = []
  /// The process that `Placement.one` names.
  var chosen: Int?

  /// How many requests of each load have been sent.
  var loads: [Int] = []

  /// When something happened for the last time: a request was sent, seen, let go or answered.
  private var lastEvent = KitClock.now()
  private var progress = (sightings: 0, answers: 0)
  /// How much longer was waited, since the server was at work, in nanoseconds.
  private var allowance = 0
  var tasks: [Task<Void, Never>] = []
  var numbers = 0
  /// What the names of its requests begin with.
  var prefix = ""

  init(_ scenario: Scenario, on server: RunningServer, gate: Gate) {
    (self.scenario, self.server, self.gate) = (scenario, server, gate)
  }

  /// The kit's patience, and as much more as the probe's own has in views of this scenario.
  nonisolated var patience: Patience {
    var patience = server.kit.patience
    for case .send(let batch) in scenario.steps {
      patience.progress = max(patience.progress, server.kit.patience.progress + batch.view.longestWork)
    }
    return patience
  }

  /// Runs the steps, lets everybody go and returns what was seen.
  ///
  /// Throws if the kit could not look: the server or Postgres went away, or the run was cancelled.
  func history() async throws -> History {
    prefix = await server.nextPrefix()
    do {
      try await reserveConnections()
      for step in scenario.steps { try await perform(step) }
      try await finish()
    } catch {
      tasks.forEach { $0.cancel() }
      server.kit.upstream.release(log.entries.map(\.name), of: server.token)
      try? await gate.releaseAll()
      if let death = server.death { throw death }
      throw error
    }
    if let death = server.death { throw death }
    if let loss = await server.loss { throw loss }
    return History(
      sightings.spans + log.spans(until: KitClock.now()), releases: releases,
      processes: Set(await server.processes), unmet: unmet, failures: log.failures + strays,
      backendsAtPeak: sightings.backendsAtPeak, asked: log.asked, processors: PythonDefaults.processors)
  }

  private func perform(_ step: Scenario.Step) async throws {
    switch step {
    case .send(let batch): try await send(batch)
    case .load(let load): try await keepBusy(load)
    case .awaitInside(let level): try await awaitInside(level)
    case .awaitAnswers: try await awaitAnswers()
    case .settle: try await settle()
    case .quiet: try await awaitQuiet()
    case .chain: try await chain()
    case .open: try await open()
    }
  }

  /// Looks once who is where.
  func look() async throws {
    try Task.checkCancellation()
    let before = KitClock.now()
    let upstream = server.kit.upstream.held(of: server.token)
    let sample = try await gate.sample()
    let entries = log.entries
    let names = Set(entries.map(\.name))
    let keys = Dictionary(entries.compactMap { entry in entry.key.map { (entry.name, $0) } }) { first, _ in first }
    sightings.take(
      sample, upstream: upstream.filter { names.contains($0.request) }, keys: keys, before: before,
      after: KitClock.now())
    if let death = server.death { throw death }
  }

  /// Looks again and again until `condition` holds, or until nothing new has happened for `limit`.
  ///
  /// What counts is the last event, whichever step it was in: who has been waited for in vain is not waited for again.
  /// Returns whether the condition came to hold.
  func look(until condition: () -> Bool, stalledFor limit: Duration) async throws -> Bool {
    while true {
      let start = KitClock.now()
      try await look()
      if condition() { return true }
      let now = (sightings: sightings.count, answers: log.answered)
      if now != progress {
        progress = now
        noteEvent()
      }
      if KitClock.now() - lastEvent > limit.nanoseconds { return false }
      try await Task.sleep(for: patience.pulse)
      let round = KitClock.now() - start
      // While the kit itself got no time on a busy machine, nobody was waited for.
      let lost = max(0, round - patience.longestRound.nanoseconds)
      lastEvent += lost
      if await isServerBusy { extend(by: round - lost, of: limit) }
    }
  }

  /// Whether the server is about something, asked only once nothing has happened for a little while.
  private var isServerBusy: Bool {
    get async { KitClock.now() - lastEvent > 2 * patience.pulse.nanoseconds ? await server.isWorking : false }
  }

  /// A server that is at work, or whose threads get no turn, keeps nobody waiting yet. One that never rests is not waited
  /// for without end.
  private func extend(by round: Int, of limit: Duration) {
    guard allowance < 10 * limit.nanoseconds else { return }
    allowance += round
    lastEvent += round
  }

  /// Requests whose name and key did not belong together at the gate.
  private var strays: [Failure] {
    sightings.strays.sorted().map {
      Failure(
        $0, .error,
        "somebody waited at the gate in the name of \($0) with the key of another request; see what stands between the kit "
          + "and the app and mixes up requests")
    }
  }

  func noteEvent() { lastEvent = KitClock.now() }

  /// Waits for the answers to everything that was sent; what is still held by then is let go.
  private func finish() async throws {
    let names = log.outstanding.map(\.name)
    if !names.isEmpty { try await letGo(names) }
    let (log, total) = (log, log.entries.count)
    let done = try await look(until: { log.answered == total }, stalledFor: patience.progress)
    guard !done else { return }
    log.close()
    let open = log.entries.filter { !$0.isAnswered }
    guard !open.isEmpty else { return }
    unmet.append(
      "\(open.count.of("request")) got no answer within \(patience.progress.seconds.short) s of the last event, "
        + "\(open[0].name) (\(open[0].view.rawValue)) first")
    tasks.forEach { $0.cancel() }
  }
}
