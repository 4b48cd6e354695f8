import Platform

extension Database {
  /// The environment that leads the server under test here. It holds the password, if there is one.
  package nonisolated var serverEnvironment: [String: String] { serverEnvironment(applicationName: applicationName) }

  /// The same for one of several servers of the run, which `applicationName(of:)` tells apart.
  package nonisolated func serverEnvironment(applicationName: String) -> [String: String] {
    let place = dsn.adding(["application_name": applicationName])
    var environment = place.environment
    environment["PGCONNECT_TIMEOUT"] = dsn.options["connect_timeout"] ?? "10"
    environment["LOCKSTEP_DSN"] = place.uri
    // Named and not put into a search path, which would have to be sent with the connection: an app's options displace it,
    // and PgBouncer refuses it.
    environment["LOCKSTEP_SCHEMA"] = schema
    return environment
  }

  /// The application_name for one of several servers of the run, cut to the 63 bytes that Postgres keeps.
  package nonisolated func applicationName(of server: String) -> String {
    String("\(applicationName)/\(RunName(server).name)".prefix(63))
  }

  /// The connections of the server under test, by its application_name.
  package func backends(applicationName: String? = nil) async throws(PostgresError) -> [Backend] {
    let rows = try await control.query(
      """
      SELECT pid, coalesce(state, '') AS state, query, xact_start IS NOT NULL AS transaction FROM pg_stat_activity
      WHERE application_name = $1 AND backend_type = 'client backend' ORDER BY backend_start, pid
      """, [applicationName ?? self.applicationName])
    return try rows.map { row throws(PostgresError) in
      let backend = try row.int32("pid")
      guard row["query"] != Visibility.hidden else { throw Visibility.error(backend: Int(backend)) }
      return Backend(
        processID: backend, state: try row.string("state"), statement: row["query"] ?? "",
        isInTransaction: try row.bool("transaction"))
    }
  }

  /// Ends the connections of the server under test, and returns how many there were once they are gone.
  @discardableResult
  package func terminateBackends(applicationName: String? = nil) async throws(PostgresError) -> Int {
    try await terminate(where: "application_name = \((applicationName ?? self.applicationName).quoted)")
  }

  /// Ends the connections of every server of this run.
  func terminateAll() async throws(PostgresError) {
    let name = applicationName.quoted
    try await terminate(where: "application_name = \(name) OR starts_with(application_name, \(name) || '/')")
  }

  @discardableResult
  private func terminate(where condition: String) async throws(PostgresError) -> Int {
    let rows = try await control.query(
      "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE \(condition)")
    let pids = rows.compactMap { $0["pid"] }
    let deadline = Deadline(in: .seconds(5))
    while !pids.isEmpty {
      let left = try await control.query(
        "SELECT pid, pg_sleep(0.005) FROM pg_stat_activity WHERE pid IN (\(pids.joined(separator: ", "))) LIMIT 1")
      if left.isEmpty { break }
      guard !deadline.hasPassed else {
        throw PostgresError(
          .deadline, doing: "ending the server's connections",
          message: "backend \(left.first?["pid"] ?? "?") did not end within 5 s of pg_terminate_backend",
          advice: "Look into Postgres' log for what it is busy with.")
      }
    }
    return pids.count
  }
}
