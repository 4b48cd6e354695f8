extension Database {
  /// Puts the bank back to its 100 accounts with a balance of 100 each.
  ///
  /// Fails after 5 s when a transaction of the server still holds the table.
  package func resetBank() async throws(PostgresError) {
    try await control.query(
      """
      SET LOCAL lock_timeout = '5s';
      TRUNCATE \(schema).bank;
      INSERT INTO \(schema).bank SELECT id, 'account ' || id, 100 FROM generate_series(1, 100) AS id
      """)
  }

  /// The committed balances of accounts 1 to 100, in order.
  package func balances() async throws(PostgresError) -> [Int] {
    try await control.query("SELECT balance FROM \(schema).bank ORDER BY id")
      .map { row throws(PostgresError) in try row.int("balance") }
  }
}
