import TestSupport
import Testing

@testable import Postgres

@Suite("A run's database", .timeLimit(.minutes(10)))
struct DatabaseTests {
  @Test("has a bank of 100 accounts in a schema that is dropped in the end")
  func schema() async throws {
    try await withDatabase("Schema Test") { database in
      #expect(database.schema == "lockstep_schema_test" && database.applicationName == "lockstep-schema_test")
      #expect(try await database.balances() == Array(repeating: 100, count: 100))
      let client = try await Client("r1", in: database)
      try await client.run("UPDATE bank SET balance = 5 WHERE id = 3").value
      #expect(try await database.balances()[2] == 5)
      try await database.resetBank()
      #expect(try await database.balances()[2] == 100)
    }
    #expect(try await schemas(["lockstep_schema_test"]).isEmpty)
  }

  @Test("leads a server to itself by its environment")
  func environment() async throws {
    try await withDatabase("environment") { database in
      let environment = database.serverEnvironment
      #expect(environment["PGHOST"] == "127.0.0.1" && environment["PGUSER"] == "lockstep")
      #expect(environment["PGDATABASE"] == "postgres" && environment["PGPASSWORD"]?.isEmpty == false)
      #expect(environment["PGAPPNAME"] == "lockstep-environment")
      #expect(environment["PGOPTIONS"] == nil, "a pooler refuses options, and an app may displace them")
      #expect(environment["LOCKSTEP_SCHEMA"] == "lockstep_environment")
      #expect(environment["PGCONNECT_TIMEOUT"] == "10")
      let row = try await Connection.open(DSN(parsing: environment["LOCKSTEP_DSN"] ?? "")).query(
        "SELECT count(*) AS rows, current_setting('application_name') AS name FROM lockstep_environment.bank"
      ).only
      #expect(row["rows"] == "100" && row["name"] == "lockstep-environment")
    }
  }

  @Test("keeps the options that the user's own connection string has")
  func options() async throws {
    let dsn = try await Shared.dsn.adding(["options": "-c work_mem=1MB"])
    let database = try await Database.open(.dsn(dsn), run: "options")
    #expect(database.serverEnvironment["PGOPTIONS"] == "-c work_mem=1MB")
    try await database.close()
  }

  @Test("tells the server's backends, and ends them and no others")
  func backends() async throws {
    try await withDatabase("backends") { database in
      let client = try await Client("r1", in: database)
      try await client.run("BEGIN").value
      let backend = try await eventually("it is idle in its transaction") {
        try await database.backends().first { $0.state == "idle in transaction" }
      }
      #expect(backend.isInTransaction && backend.comment?.request == "r1")
      #expect(backend.processID == client.connection.backend)
      #expect(try await database.terminateBackends() == 1)
      #expect(try await database.backends().isEmpty)
      #expect(try await database.balances().count == 100)
    }
  }

  @Test("is closed though a server left a transaction open")
  func leftover() async throws {
    var client: Client?
    try await withDatabase("leftover") { database in
      client = try await Client("r1", in: database, applicationName: database.applicationName(of: "x"))
      try await client?.run("BEGIN; LOCK TABLE bank").value
      let error = try await failure { try await database.resetBank() }
      #expect(error.sqlState == "55P03")
    }
    #expect(client != nil)
    #expect(try await schemas(["lockstep_leftover"]).isEmpty)
  }

  @Test("clears away what dead runs left, and nothing else")
  func stale() async throws {
    let administrator = try await Shared.administrator()
    try await administrator.query("CREATE SCHEMA lockstep_of_the_user")
    let living = try await Shared.database("living")
    // A run that dies closes nothing: its connections end, and with them the lock that says that it lives.
    var dead: Database? = try await Shared.database("dead")
    let name = try #require(dead?.schema)
    dead = nil
    try await eventually("the dead run's connections are gone") {
      try await administrator.query("SELECT FROM pg_stat_activity WHERE application_name = 'lockstep kit dead'").isEmpty
        ? true : nil
    }
    try await withDatabase("next") { _ in
      let left = try await schemas([name, "lockstep_living", "lockstep_of_the_user"])
      #expect(left == ["lockstep_living", "lockstep_of_the_user"])
    }
    try await living.close()
    let error = try await failure { try await Shared.database("of the user") }
    #expect(error.message == "there is one already, and it is not the kit's")
    try await administrator.query("DROP SCHEMA lockstep_of_the_user")
  }

  @Test("takes the place of a dead run of the same name, and refuses that of a living one")
  func sameName() async throws {
    let first = try await Shared.database("same name")
    let error = try await failure { try await Shared.database("Same.Name") }
    #expect(error.kind == .unusable && error.message.contains("another run of that name"))
    try await first.close()
    try await withDatabase("same name") { _ in }
  }

  @Test("names its servers within the 63 bytes that Postgres keeps")
  func names() async throws {
    try await withDatabase(String(repeating: "Ä long name ", count: 9)) { database in
      let name = database.applicationName(of: "django 5.2, five workers, and more")
      #expect(name.utf8.count <= 63 && database.schema.utf8.count <= 63)
      let client = try await Client("r1", in: database, applicationName: name)
      #expect(try await database.backends(applicationName: name).count == 1)
      _ = client
    }
  }

  /// Which of these schemas there are.
  private func schemas(_ names: [String]) async throws -> [String] {
    let list = names.map(\.quoted).joined(separator: ", ")
    return try await Shared.administrator().query(
      "SELECT nspname FROM pg_namespace WHERE nspname IN (\(list)) ORDER BY nspname"
    ).compactMap { $0["nspname"] }
  }
}
