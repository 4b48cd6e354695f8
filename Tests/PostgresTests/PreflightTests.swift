import Platform
import Testing

@testable import Postgres

@Suite("Before a run, a Postgres that will not do is told by a sentence", .timeLimit(.minutes(10)))
struct PreflightTests {
  func failureOfOpening(_ dsn: DSN, run: String) async throws -> PostgresError {
    try await failure { try await Database.open(.dsn(dsn), run: run) }
  }

  @Test("nobody listens")
  func refused() async throws {
    let port = try FreePort.pick()
    let error = try await failureOfOpening(
      DSN(parsing: "host=127.0.0.1 port=\(port) user=x password=hunter2"), run: "p1")
    #expect(error.kind == .unreachable && error.sqlState == nil)
    #expect(error.description.contains("Connection refused") && error.description.contains("Start Postgres there"))
    #expect(error.description.contains("127.0.0.1:\(port)") && !error.description.contains("hunter2"))
  }

  @Test("the password is wrong, or missing")
  func password() async throws {
    let wrong = try await failureOfOpening(Shared.dsn.adding(["password": "hunter2"]), run: "p2")
    #expect(wrong.kind == .unreachable && wrong.sqlState == "28P01")
    #expect(wrong.description.contains("Check the user and the password") && !wrong.description.contains("hunter2"))
  }

  @Test("there is no such database")
  func database() async throws {
    let error = try await failureOfOpening(Shared.dsn.adding(["dbname": "nowhere"]), run: "p3")
    #expect(error.sqlState == "3D000" && error.advice?.contains("Create that database") == true)
  }

  @Test("the role may not create a schema")
  func privilege() async throws {
    try await Shared.administrator().query("CREATE ROLE humble LOGIN PASSWORD 'h'")
    let error = try await failureOfOpening(Shared.dsn.adding(["user": "humble", "password": "h"]), run: "p4")
    #expect(error.sqlState == "42501")
    #expect(error.description.contains("GRANT CREATE ON DATABASE"))
  }

  @Test("the role does not see what its own other connections run")
  func hidden() async throws {
    try await Shared.administrator().query(
      """
      CREATE ROLE mask; CREATE ROLE masked LOGIN PASSWORD 'm' NOINHERIT IN ROLE mask;
      ALTER ROLE masked SET role = mask
      """)
    let error = try await failureOfOpening(Shared.dsn.adding(["user": "masked", "password": "m"]), run: "p5")
    #expect(error.description.contains("hides the statement") && error.description.contains("pg_read_all_stats"))
  }

  @Test("activities are not tracked")
  func untracked() async throws {
    let dsn = try await Shared.dsn.adding(["options": "-c track_activities=off"])
    let error = try await failureOfOpening(dsn, run: "p6")
    #expect(error.description.contains("track_activities = on"))
  }

  @Test("no slot is left")
  func slots() async throws {
    let administrator = try await Shared.administrator()
    try await administrator.query("CREATE ROLE crowd LOGIN PASSWORD 'c' CONNECTION LIMIT 1")
    let dsn = try await Shared.dsn.adding(["user": "crowd", "password": "c"])
    let first = try await Connection.open(dsn)
    let error = try await failureOfOpening(dsn, run: "p7")
    #expect(error.sqlState == "53300" && error.description.contains("Every connection slot"))
    await first.close()
  }

  @Test("it is read-only")
  func standby() async throws {
    let dsn = try await Shared.dsn.adding(["options": "-c default_transaction_read_only=on"])
    let error = try await failureOfOpening(dsn, run: "p8")
    #expect(error.sqlState == "25006" && error.advice?.contains("primary") == true)
  }

  @Test("a pooler stands in between: the process id that it announces is not the backend's")
  func pooler() {
    #expect(Preflight.isPooled(announced: 1_234_567, actual: 4321))
    #expect(!Preflight.isPooled(announced: 4321, actual: 4321))
  }

  @Test("limits of the role's do not reach the kit's connections")
  func limits() async throws {
    try await Shared.administrator().query(
      """
      CREATE ROLE hasty LOGIN PASSWORD 'h'; \(Shared.grantingCreate(to: "hasty"));
      ALTER ROLE hasty SET statement_timeout = '30min'; ALTER ROLE hasty SET idle_session_timeout = '40min';
      ALTER ROLE hasty SET lock_timeout = '20min'
      """)
    let database = try await Database.open(
      .dsn(Shared.dsn.adding(["user": "hasty", "password": "h"])), run: "limits")
    let connection = try await database.connect()
    for name in ["statement_timeout", "idle_session_timeout", "lock_timeout"] {
      #expect(try await connection.query("SHOW \(name)").only[name] == "0")
    }
    try await database.close()
  }

  @Test("what is only odd gets a word")
  func notes() {
    #expect(Preflight.note(version: "15.18") == nil && Preflight.note(version: "18beta1") == nil)
    #expect(Preflight.note(version: "13.2")?.contains("14 to 18") == true)
    #expect(Preflight.note(version: "19devel")?.contains("19devel") == true)
    #expect(Preflight.note(freeSlots: 297) == nil && Preflight.note(freeSlots: 9)?.contains("Only 9") == true)
  }
}
