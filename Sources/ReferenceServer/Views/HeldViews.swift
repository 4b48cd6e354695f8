import Postgres

/// Views that are held at the upstream.
extension Probe {
  /// Makes a blocking web request.
  func web(_ visit: Visit) throws {
    try lending.during(.calling) { try waitAtUpstream(visit) }
  }

  /// Learns its backend inside a transaction (tick), is held at the upstream, and looks again (tock).
  ///
  /// Two threads on one connection show a single waiter at a gate in Postgres, so this view waits elsewhere.
  func backend(_ visit: Visit, _ database: any StatementExecutor) throws {
    var after: Int?
    try database.transaction(by: visit) {
      visit.backend = try backend(visit, database)
      visit.mark(.tick)
      try waitAtUpstream(visit)
      after = try backend(visit, database)
      visit.mark(.tock)
    }
    guard after == visit.backend else { throw BackendChanged(before: visit.backend ?? 0, after: after ?? 0) }
  }

  private func backend(_ visit: Visit, _ database: any StatementExecutor) throws -> Int {
    try database.statement("SELECT pg_backend_pid() AS backend", by: visit).only.int("backend")
  }
}

/// One transaction ran on two backends, so a pooler splits transactions.
struct BackendChanged: Error, CustomStringConvertible {
  var before: Int
  var after: Int

  var description: String { "The transaction began on backend \(before) and went on on backend \(after)." }
}
