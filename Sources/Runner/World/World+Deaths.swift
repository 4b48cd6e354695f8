import Histories

extension World {
  /// Why nothing more can be seen, if the main process has ended and no signal of the kit explains it.
  var unexplainedEnd: (any Error)? {
    get async {
      let events = await events
      guard let main = events.main, events.unexplainedDeaths.first?.process == main else { return nil }
      return await loss(of: main)
    }
  }

  /// The same for any process that had answered, but for those that others were to take the places of.
  var unexplainedLoss: (any Error)? {
    get async {
      let (events, recycles) = (await events, await recycles)
      let retirements = events.retirements(expected: recycles)
      guard let death = events.unexplainedDeaths.first(where: { !retirements.contains($0) }) else { return nil }
      return await loss(of: death.process)
    }
  }
}
