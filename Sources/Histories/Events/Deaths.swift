extension Sequence<ServerEvent> {
  /// The main process of the server, if its start is among the events.
  package var main: Int? { first { $0.kind == .started }?.process }

  /// The ends of processes that no signal of the kit explains: none had been sent to the process before, nor to the main one.
  ///
  /// The main process comes first, the others in order of their numbers.
  package var unexplainedDeaths: [ServerEvent] {
    let main = main
    return filter { death in
      death.isDeath
        && !contains { event in
          guard case .signalled = event.kind, event.time <= death.time else { return false }
          return event.process == death.process || event.process == main
        }
    }.sorted { ($0.process == main ? 0 : 1, $0.process) < ($1.process == main ? 0 : 1, $1.process) }
  }

  /// The ends of workers that look as if others were to take their places: nobody caused them, and they exited with code 0.
  /// Where replacements are `expected`, one of which nobody learns how it came counts as well.
  package func retirements(expected: Bool) -> [ServerEvent] {
    let main = main
    return unexplainedDeaths.filter { death in
      guard case .gone(let exit) = death.kind, death.process != main else { return false }
      return exit == .code(0) || (expected && exit == .unknown)
    }
  }
}
