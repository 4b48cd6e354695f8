import Texts

/// What must hold of a Postgres before a gate in it means anything.
struct Preflight {
  let connection: Connection
  let dsn: DSN
  let run: RunName

  /// Throws what makes the place unusable; returns what only deserves a word.
  func inspect() async throws(PostgresError) -> [String] {
    try await requireDirectConnection()
    try await requireVisibility()
    return [
      Self.note(version: await connection.serverVersion),
      Self.note(freeSlots: try await freeSlots()),
    ].compactMap { $0 }
  }

  /// A pooler invents the process id that it tells its clients, since theirs is no fixed backend.
  static func isPooled(announced: Int32, actual: Int32) -> Bool { announced != actual }

  private func requireDirectConnection() async throws(PostgresError) {
    let actual = try await connection.query("SELECT pg_backend_pid() AS pid").only.int32("pid")
    guard Self.isPooled(announced: connection.backend, actual: actual) else { return }
    throw PostgresError(
      .unusable, doing: "looking at \(dsn)",
      message: "a pooler such as PgBouncer answers there, which may hand the gate's locks to another client",
      advice: """
        Give the kit Postgres' own address. The server under test may go through the pooler: name that in its own \
        settings.
        """)
  }

  /// The server under test connects as the same role: what the kit sees of a second connection it will see of that.
  private func requireVisibility() async throws(PostgresError) {
    let second = try await Connection.open(dsn, applicationName: run.kit)
    let comment = StatementComment(request: "preflight", process: 1, thread: 1)
    let pid = try await second.query("\(comment)SELECT pg_backend_pid() AS pid").only.int("pid")
    let row = try await connection.query("SELECT state, query FROM pg_stat_activity WHERE pid = $1", [String(pid)])
    let seen = row.first?["query"] ?? ""
    await second.close()
    if seen == Visibility.hidden { throw Visibility.error(backend: pid) }
    guard StatementComment(parsing: seen) == comment else {
      throw PostgresError(
        .unusable, doing: "looking at \(dsn)",
        message: "pg_stat_activity does not show what a second connection of the same role runs, but \"\(seen)\"",
        advice: "Set track_activities = on for the role and its database.")
    }
  }

  /// How many more connections the role may have.
  func freeSlots() async throws(PostgresError) -> Int {
    try await connection.query(
      """
      SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS free
      """
    ).only.int("free")
  }

  static func note(version: String) -> String? {
    VersionNumber(version).map { (14...18).contains($0.major) } ?? false
      ? nil : "Postgres \(version) is not among the versions that the kit is known to work with, 14 to 18."
  }

  static func note(freeSlots: Int) -> String? {
    freeSlots >= 40
      ? nil : "Only \(freeSlots) connection slots are free: a server that opens more will fail for that reason."
  }
}
