@testable import Postgres

/// The cluster that the tests of this process share; it ends with the process.
enum Shared {
  private static let started = Task { try await EmbeddedCluster.start(named: "tests") }

  static var cluster: EmbeddedCluster { get async throws { try await started.value } }

  static var dsn: DSN { get async throws { try await cluster.dsn } }

  /// A connection of the cluster's superuser.
  static func administrator() async throws -> Connection { try await Connection.open(dsn, applicationName: "tests") }

  /// Lets `role` create schemas. Grants on one database take turns here: Postgres refuses the later of two at once
  /// ("tuple concurrently updated").
  static func grantingCreate(to role: String) -> String {
    "LOCK TABLE pg_catalog.pg_database IN SHARE ROW EXCLUSIVE MODE; GRANT CREATE ON DATABASE postgres TO \(role)"
  }

  /// A place for one test in the shared cluster.
  static func database(_ run: String) async throws -> Database {
    try await Database.open(.cluster(cluster), run: run)
  }
}

/// Runs `body` in a place of its own in the shared cluster, and cleans up in either case.
func withDatabase(_ run: String, _ body: (Database) async throws -> Void) async throws {
  let database = try await Shared.database(run)
  do { try await body(database) } catch {
    try? await database.close()
    throw error
  }
  try await database.close()
}

/// The same with a gate.
func withGate(_ run: String, _ body: (Database, Gate) async throws -> Void) async throws {
  try await withDatabase(run) { database in
    let gate = try await Gate.open(in: database)
    do { try await body(database, gate) } catch {
      await gate.close()
      throw error
    }
    await gate.close()
  }
}
