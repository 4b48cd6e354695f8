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
  /// Throws if the kit could not look: the server or Postgres went away, or the run was cancelled; and a ``CutShort`` if a
  /// worker was replaced meanwhile, so that the scenario has to be played again.
  package func history() async throws -> History {
    let log = RequestLog(prefix: await world.prefix())
    let following = Following(world, log)
    let watch = Watch(of: world, log, patience, following: following)
    do {
      let most = scenario.most(toOneOf: await world.processes.count, pinned: await world.isPinnable)
      let unmet = try await following.begin(for: most) + perform(log, watch, following)
      // What has no answer by now is not waited for any longer.
      world.hangUp()
      try await following.end()
      if let loss = await world.unexplainedLoss { throw loss }
      let kept = log.writes ? await world.committedRows() : nil
      let fates = log.fates(seen: watch.sightings.inside, told: await world.endings(), kept: kept)
      return History(
        watch.sightings.spans + log.spans(until: world.now()), releases: watch.releases, ticks: watch.ticks,
        events: await world.events,
        processes: following.processes.union(await world.processes), unmet: unmet,
        failures: log.failures + watch.sightings.failures,
        fates: fates, backendsAtPeak: watch.sightings.backendsAtPeak, asked: log.asked, gateways: log.gateways,
        processors: world.processors)
    } catch {
      world.hangUp()
      await world.releaseAll()
      throw await world.unexplainedEnd ?? error
    }
  }

  /// Runs the steps, and waits for what they have asked for; returns what was waited for in vain, a sentence each.
  private func perform(_ log: RequestLog, _ watch: Watch, _ following: Following) async throws -> [String] {
    let sending = Sending(to: world, log)
    let waits = Waits(watch, log, patience)
    let releases = Releases(watch, log, patience)
    let signalling = Signalling(watch, world, patience)
    var unmet = try await sending.reserveConnections(for: scenario)
    await following.take()
    for step in scenario.steps {
      switch step {
      case .send(let batch): try await sending.send(batch)
      case .load(let load): unmet += try await Loading(load, world, log).keepBusy(watch, patience)
      case .beat(let metronome): unmet += try await Beating(metronome, sending, log, patience).keepOn(watch)
      case .awaitInside(let level): unmet += try await waits.awaitInside(level, processes: await world.processes)
      case .awaitAnswers: unmet += try await waits.awaitAnswers()
      case .settle: try await waits.settle()
      case .quiet: try await waits.awaitQuiet()
      case .chain: unmet += try await releases.chain(mayBeLate: !unmet.isEmpty)
      case .signal(let signal, let recipient): unmet += try await signalling.send(signal, to: recipient)
      case .renew(let count): unmet += try await following.begin(for: count)
      case .open: unmet += try await releases.open(mayBeLate: !unmet.isEmpty)
      }
    }
    unmet += sending.unsent
    unmet += try await releases.finish()
    return scenario.sendsSignals ? try await unmet + signalling.awaitEnds() : unmet
  }
}
