/// Reasons that a pool of database connections gives, by the model of the side that a view leads to.
extension Applicability {
  /// For what needs two requests of `view` inside one process.
  static func severalConnections(for view: View) -> @Sendable (Subject) -> String? {
    { subject in
      guard pool(on: subject, for: view) != nil, subject.model.slotsPerProcess(for: view) == 1 else { return nil }
      return "a process has one database connection in its pool, so no two of these requests can meet in it"
    }
  }

  /// For what counts requests in a query, where nothing but the executor keeps others out of one.
  static func ownConnections(for view: View) -> @Sendable (Subject) -> String? {
    { subject in
      pool(on: subject, for: view).map {
        "a request waits for a connection of its process's pool, of \($0), before it waits in a query, so that the pool and not "
          + "the worker is seen there"
      }
    }
  }

  /// For what asks how many connections there are at once.
  static func boundedConnections(_ subject: Subject) -> String? {
    let side = subject.model.syncSide
    if pool(on: subject, for: .gate) != nil { return nil }
    if let declared = subject.model.declaredBackends {
      return subject.model.slots(for: .gate).map { $0 <= declared } ?? (declared >= Scenario.crowd)
        ? "the model has at most \(declared.of("connection")), and no more requests than that are held in a query at once"
        : nil
    }
    guard let connections = side.pooledConnections else {
      return "the model does not say how many database connections there are"
    }
    return
      "no more than \((side.executor.slots(for: .gate) ?? 0).of("sync view")) of a process run at once, which never uses up its "
      + "pool of \(connections.of("connection"))"
  }

  /// How many connections the pool has that bounds requests of `view`; `nil` where something else does.
  private static func pool(on subject: Subject, for view: View) -> Int? {
    let side = subject.model.side(for: view)
    return side.isBoundByPool(for: view) ? side.pooledConnections : nil
  }
}
