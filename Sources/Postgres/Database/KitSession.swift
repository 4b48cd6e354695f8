/// The kit's own connections.
enum KitSession {
  /// Connects and lifts every limit that the role or the database may set: an idle gate must not be ended, nor a wait.
  static func open(
    _ dsn: DSN, as run: RunName, explainLoss: (@Sendable () -> String?)?
  ) async throws(PostgresError) -> Connection {
    let connection = try await Connection.open(dsn, applicationName: run.kit, explainLoss: explainLoss)
    try await connection.query(
      """
      SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout',
        'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')
      """)
    return connection
  }
}
