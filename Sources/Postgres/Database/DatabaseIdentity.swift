/// What tells a database from others: its name, and when its Postgres was started.
package struct DatabaseIdentity: Hashable, Sendable {
  package var name: String
  /// In microseconds, as Postgres writes it; no two clusters of one machine were started in the same one.
  package var started: String

  package init(name: String, started: String) { (self.name, self.started) = (name, started) }

  init(of connection: Connection) async throws(PostgresError) {
    let row = try await connection.query(
      """
      SELECT current_database() AS name,
        (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint::text AS started
      """
    ).only
    (name, started) = (try row.string("name"), try row.string("started"))
  }
}
