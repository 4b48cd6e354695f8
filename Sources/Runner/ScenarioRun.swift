package import Conformance
package import Histories

/// One scenario while it runs in a world: sends, looks, releases, and writes the history.
package struct ScenarioRun: Sendable {
  private let scenario: Scenario
  private let world: any World
  private let patience: Patience

  /// The scenario is given as much more patience as the probe's own has in views of its steps.
  package init(_ scenario: Scenario, in world: any World, patience: Patience) {
    (self.scenario, self.world) = (scenario, world)
    var longest = patience
    for case .send(let batch) in scenario.steps {
      longest.progress = max(longest.progress, patience.progress + batch.view.longestWork)
    }
    self.patience = longest
  }

  /// Runs the steps, lets everybody go and returns what was seen.
  ///
  /// Where a connection turns out to lead now here and now there, what was done by then rests on a wrong belief: it is
  /// dropped, and the steps are run again without that belief. Throws if the kit could not look: the server or Postgres
  /// went away, or the run was cancelled; and a ``CutShort`` if a worker was replaced meanwhile, so that the scenario has to
  /// be played again.
  package func history() async throws -> History {
    do {
      let attempt = try await attempt()
      let (log, watch, following) = (attempt.log, attempt.watch, attempt.following)
      // What has no answer by now is not waited for any longer.
      world.hangUp()
      try await following.end()
      if let loss = await world.unexplainedLoss { throw loss }
      let kept = log.writes ? await world.committedRows() : nil
      let fates = log.fates(seen: watch.sightings.inside, told: await world.endings(), kept: kept)
      return History(
        watch.sightings.spans + log.spans(until: world.now()), releases: watch.releases, ticks: watch.ticks,
        events: await world.events + world.doubts,
        processes: following.processes.union(await world.processes), unmet: attempt.unmet,
        failures: log.failures + watch.sightings.failures,
        fates: fates, backendsAtPeak: watch.sightings.backendsAtPeak, asked: log.asked, gateways: log.gateways,
        processors: world.processors)
    } catch {
      world.hangUp()
      await world.releaseAll()
      throw await world.unexplainedEnd ?? error
    }
  }

  /// Runs the steps once, or twice. What a signal has ended cannot be done again, and then nothing is dropped.
  ///
  /// Throws a ``BrokenOff`` where requests of the first attempt get no answer, since they would be in the way of the others.
  private func attempt() async throws -> Attempt {
    let first = await beginning(after: 0, endsWithStray: !scenario.sendsSignals)
    do {
      try await perform(first)
      return first
    } catch let stray as Stray {
      let lost = try await Releases(first.watch, first.log, patience).finish()
      if !lost.isEmpty { throw BrokenOff(stray, unmet: first.unmet + lost) }
    }
    let second = await beginning(after: first.log.entries.count, endsWithStray: false)
    try await perform(second)
    return second
  }

  /// An attempt of which nothing has happened yet, behind so many requests of another one.
  private func beginning(after requests: Int, endsWithStray: Bool) async -> Attempt {
    let log = RequestLog(prefix: await world.prefix(), after: requests)
    let following = Following(world, log)
    let watch = Watch(of: world, log, patience, following, endsWithStray: endsWithStray)
    return Attempt(log: log, watch: watch, following: following)
  }

  /// Runs the steps, and waits for what they have asked for.
  private func perform(_ attempt: Attempt) async throws {
    let (log, watch, following) = (attempt.log, attempt.watch, attempt.following)
    let sending = Sending(to: world, log)
    let waits = Waits(watch, log, patience)
    let releases = Releases(watch, log, patience)
    let signalling = Signalling(watch, world, patience)
    let filling = Filling(watch, sending, log, patience)
    let most = scenario.most(toOneOf: await world.processes.count, pinned: await world.isPinnable)
    attempt.unmet += try await following.begin(for: most)
    attempt.unmet += try await sending.reserveConnections(for: scenario)
    await following.take()
    var last: Batch?
    for step in scenario.steps {
      switch step {
      case .send(let batch):
        try await sending.send(batch)
        last = batch
      case .load(let load): attempt.unmet += try await Loading(load, world, log).keepBusy(watch, patience)
      case .beat(let metronome): attempt.unmet += try await Beating(metronome, sending, log, patience).keepOn(watch)
      case .awaitInside(let level):
        if case .each(let count) = level, let last, await !world.isPinnable {
          try await filling.fill(await world.processes, to: count, with: last, left: await world.left.values.min())
        }
        attempt.unmet += try await waits.awaitInside(level, processes: await world.processes)
      case .awaitAnswers: attempt.unmet += try await waits.awaitAnswers()
      case .settle: try await waits.settle()
      case .quiet: try await waits.awaitQuiet()
      case .chain: attempt.unmet += try await releases.chain(mayBeLate: !attempt.unmet.isEmpty)
      case .signal(let signal, let recipient): attempt.unmet += try await signalling.send(signal, to: recipient)
      case .renew(let count): attempt.unmet += try await following.begin(for: count)
      case .open: attempt.unmet += try await releases.open(mayBeLate: !attempt.unmet.isEmpty)
      }
    }
    attempt.unmet += sending.unsent
    attempt.unmet += try await releases.finish()
    if scenario.sendsSignals { attempt.unmet += try await signalling.awaitEnds() }
    // The last answers are tested as well.
    try await watch.testPins()
  }
}
