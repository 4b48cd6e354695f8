extension Executor {
  /// How many requests of `view` fill a process in an experiment; `nil` where nothing bounds them, or the bound lies beyond
  /// what the kit sends: greenlets are had by the thousand, and each that waits in a query has a Postgres connection.
  public func slotsInReach(for view: View) -> Int? {
    let slots = slots(for: view)
    guard case .greenlets = self, let slots, slots + Scenario.surplus > Scenario.crowd else { return slots }
    return nil
  }
}

extension Side {
  /// How many requests of `view` fill a process in an experiment; `nil` where nothing bounds them, or the bound lies beyond
  /// what the kit sends.
  func slotsInReach(for view: View) -> Int? {
    guard isBoundByPool(for: view), let slots = slots(for: view) else { return executor.slotsInReach(for: view) }
    // Each that waits in a query has a Postgres connection.
    return slots + Scenario.surplus > Scenario.crowd ? nil : slots
  }
}

extension ServerModel {
  /// How many requests of `view` fill one process of its side in an experiment, as ``Side/slotsInReach(for:)`` has it.
  public func slotsInReach(for view: View) -> Int? { side(for: view).slotsInReach(for: view) }

  /// Whether the connections that an experiment keeps open would take the places of its requests: each has a greenlet for as
  /// long as it is open, and there are not many more of those than the kit has connections.
  package var connectionsTakePlaces: Bool {
    sides.contains {
      if case .greenlets(let greenlets) = $0.executor { greenlets.count < 4 * Scenario.crowd } else { false }
    }
  }
}
