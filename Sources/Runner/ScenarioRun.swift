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
  /// went away, or the run was cancelled.
  package func history() async throws -> History {
    do {
      let before = await world.processes
      let (log, watch, unmet) = try await attempt()
      // What has no answer by now is not waited for any longer.
      world.hangUp()
      if let loss = await world.unexplainedLoss { throw loss }
      let kept = log.writes ? await world.committedRows() : nil
      let fates = log.fates(seen: watch.sightings.inside, told: await world.endings(), kept: kept)
      return History(
        watch.sightings.spans + log.spans(until: world.now()), releases: watch.releases, ticks: watch.ticks,
        events: await world.events,
        processes: Set(await world.processes + before), unmet: unmet, failures: log.failures + watch.sightings.failures,
        fates: fates, backendsAtPeak: watch.sightings.backendsAtPeak, asked: log.asked, gateways: log.gateways,
        processors: world.processors)
    } catch {
      world.hangUp()
      await world.releaseAll()
      throw await world.unexplainedEnd ?? error
    }
  }

  private typealias Attempt = (log: RequestLog, watch: Watch, unmet: [String])

  /// Runs the steps once, or twice. What a signal has ended cannot be done again, and then nothing is dropped.
  private func attempt() async throws -> Attempt {
    let log = RequestLog(prefix: await world.prefix())
    let watch = Watch(of: world, log, patience, endsWithStray: !scenario.sendsSignals)
    do { return (log, watch, try await perform(log, watch)) } catch is Stray {
      let left = try await Releases(watch, log, patience).finish()
      // Who gives no answer would be in the way of the others.
      guard left.isEmpty else { return (log, watch, left) }
    }
    let next = RequestLog(prefix: await world.prefix(), after: log.entries.count)
    let second = Watch(of: world, next, patience)
    return (next, second, try await perform(next, second))
  }

  /// Runs the steps, and waits for what they have asked for; returns what was waited for in vain, a sentence each.
  private func perform(_ log: RequestLog, _ watch: Watch) async throws -> [String] {
    let sending = Sending(to: world, log)
    let waits = Waits(watch, log, patience)
    let releases = Releases(watch, log, patience)
    let signalling = Signalling(watch, world, patience)
    let filling = Filling(watch, sending, log, patience)
    var unmet = try await sending.reserveConnections(for: scenario)
    var last: Batch?
    for step in scenario.steps {
      switch step {
      case .send(let batch):
        try await sending.send(batch)
        last = batch
      case .load(let load): unmet += try await Loading(load, world, log).keepBusy(watch, patience)
      case .beat(let metronome): unmet += try await Beating(metronome, sending, log, patience).keepOn(watch)
      case .awaitInside(let level):
        if case .each(let count) = level, let last, await !world.isPinnable {
          try await filling.fill(await world.processes, to: count, with: last)
        }
        unmet += try await waits.awaitInside(level, processes: await world.processes)
      case .awaitAnswers: unmet += try await waits.awaitAnswers()
      case .settle: try await waits.settle()
      case .quiet: try await waits.awaitQuiet()
      case .chain: unmet += try await releases.chain(mayBeLate: !unmet.isEmpty)
      case .signal(let signal, let recipient): unmet += try await signalling.send(signal, to: recipient)
      case .open: unmet += try await releases.open(mayBeLate: !unmet.isEmpty)
      }
    }
    unmet += sending.unsent
    unmet += try await releases.finish()
    if scenario.sendsSignals { unmet += try await signalling.awaitEnds() }
    // The last answers are tested as well.
    try await watch.testPins()
    return unmet
  }
}
