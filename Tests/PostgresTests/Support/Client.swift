import TestSupport
import Testing

@testable import Postgres

/// A connection as the server under test would open it, and one request on it.
struct Client {
  let connection: Connection
  let request: String

  init(_ request: String, in database: Database, applicationName: String? = nil) async throws {
    let environment = database.serverEnvironment(applicationName: applicationName ?? database.applicationName)
    connection = try await Connection.open(DSN(parsing: environment["LOCKSTEP_DSN"] ?? ""))
    try await connection.query("SET search_path = \(environment["LOCKSTEP_SCHEMA"] ?? "")")
    self.request = request
  }

  var comment: StatementComment { StatementComment(request: request, process: 7, thread: 42) }

  /// What a gated view does; ends once the gate lets it through, or with the connection.
  func pass(_ namespace: Int32, _ key: Int32) -> Task<Void, any Error> {
    Task {
      try await connection.query("\(comment)SELECT pg_advisory_xact_lock_shared(\(namespace), \(key))")
    }
  }

  func run(_ statement: String) -> Task<Void, any Error> {
    Task { try await connection.query("\(comment)\(statement)") }
  }
}

extension Gate {
  /// Samples until the named requests, and no others, wait at this gate.
  nonisolated func waiting(for requests: Set<String>) async throws -> [Sighting] {
    try await eventually("\(requests.sorted()) wait at the gate") {
      let waiters = try await sample().waiters
      return Set(waiters.map(\.request)) == requests ? waiters : nil
    }
  }
}
