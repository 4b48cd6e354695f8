extension View {
  /// Whether a request of the view has a database connection of its process for as long as it is held, or runs.
  package var holdsConnection: Bool {
    switch self {
    case .ready, .gate, .rowGate, .affinity, .backend, .asyncBackend, .sensitiveCall, .insensitiveCall: true
    case .identity, .web, .sleep, .asyncHeld, .asyncIdentity, .asyncBlocking, .asyncBehindSync: false
    case .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: false
    }
  }
}

extension Side {
  /// How many database connections the pool of one process has at most; `nil` where no pool is promised.
  public var pooledConnections: Int? {
    if case .pool(let size, let overflow) = promises.database { size + overflow } else { nil }
  }

  /// How many requests of `view` one process runs at once; `nil` where nothing bounds them.
  ///
  /// A request that finds no connection in its process's pool waits for one, on its thread, before its query begins.
  public func slots(for view: View) -> Int? {
    let room = executor.slots(for: view)
    guard view.holdsConnection, let pooledConnections else { return room }
    return min(room ?? pooledConnections, pooledConnections)
  }

  /// Whether the pool of database connections lets fewer requests of `view` run at once than the executor has room for.
  package func isBoundByPool(for view: View) -> Bool { slots(for: view) != executor.slots(for: view) }

  /// The view by which it is counted how many sync views a process runs at once.
  ///
  /// They are held in a query, unless a pool lets in fewer of those than the executor has room for: then by a call to another
  /// service, for which no connection is needed.
  public var countedView: View { isBoundByPool(for: .gate) ? .web : .gate }
}

extension ServerModel {
  /// The view by which it is counted how many sync views a process runs at once.
  public var countedView: View { syncSide.countedView }
}
