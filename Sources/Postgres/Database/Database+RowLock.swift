extension Database {
  /// Whether somebody holds the lock of that row of the bank, 1 to 100.
  package func isLocked(row: Int) async throws(PostgresError) -> Bool {
    // Let go again at once, with the transaction of this statement alone.
    try await control.query("SELECT id FROM \(schema).bank WHERE id = \(row) FOR UPDATE SKIP LOCKED").isEmpty
  }
}
