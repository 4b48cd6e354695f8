import Postgres

/// Views that wait at a gate: an advisory lock in Postgres that the kit holds.
extension Probe {
  /// Opens the way to the database, and reports the two settings that would look like an opened gate.
  func ready(_ visit: Visit, _ database: any StatementExecutor) throws {
    let row = try database.statement(
      """
      SELECT pg_backend_pid() AS backend, current_setting('lock_timeout') AS lock_timeout, \
      current_database() AS database, \
      (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint::text AS started, \
      current_setting('statement_timeout') AS statement_timeout
      """, by: visit
    ).only
    visit.backend = try row.int("backend")
    visit.settings = try ["lock_timeout", "statement_timeout", "database", "started"].map { name in
      (name, try row.string(name))
    }
  }

  /// Waits at the gate, in one statement.
  func gate(_ visit: Visit, _ database: any StatementExecutor) throws {
    try wait(at: try gate(of: visit), visit, database)
  }

  /// Locks a row of the bank, writes one into the ledger (tick) and waits at the gate with both (tock), in a transaction.
  func rowGate(_ visit: Visit, _ database: any StatementExecutor) throws {
    let gate = try gate(of: visit)
    try database.transaction(by: visit) {
      try lock(row: visit.parameters.row ?? 1, visit, database)
      try note(visit, database)
      visit.mark(.tick)
      try wait(at: gate, visit, database)
      visit.mark(.tock)
    }
  }

  /// Notes the threads of middleware (noted before), view and query, then waits at the gate.
  func affinity(_ visit: Visit, _ database: any StatementExecutor) throws {
    let gate = try gate(of: visit)
    visit.enterStage("view")
    visit.enterStage("query")
    _ = try database.statement("SELECT balance FROM \(Bank.table) WHERE id = \(visit.parameters.row ?? 1)", by: visit)
      .only
    try wait(at: gate, visit, database)
  }

  private func wait(at gate: Parameters.Gate, _ visit: Visit, _ database: any StatementExecutor) throws {
    let sql = "SELECT pg_advisory_xact_lock_shared(\(gate.namespace), \(gate.key)), pg_backend_pid() AS backend"
    visit.backend = try lending.during(.querying) {
      try waiting(.querying) { try database.statement(sql, by: visit).only.int("backend") }
    }
  }

  private func gate(of visit: Visit) throws(BadParameter) -> Parameters.Gate {
    guard let gate = visit.parameters.gate else {
      throw BadParameter("The view \(visit.view.rawValue) waits at a gate; name it with namespace and key.")
    }
    return gate
  }
}
