import Postgres

extension StatementExecutor {
  /// Runs a statement with the visit's comment in front of it.
  func statement(_ sql: String, by visit: Visit) throws(PostgresError) -> Rows { try run(visit.comment + sql) }

  /// Runs `body` in a transaction, which is committed at its end, or rolled back if it throws.
  func transaction(by visit: Visit, _ body: () throws -> Void) throws {
    _ = try statement("BEGIN", by: visit)
    do {
      try body()
    } catch {
      // Fails only where the connection is lost, and the transaction with it.
      _ = try? statement("ROLLBACK", by: visit)
      throw error
    }
    _ = try statement("COMMIT", by: visit)
  }
}
