import TestSupport
import Testing

@testable import Postgres

@Suite("A connection", .timeLimit(.minutes(10)))
struct ConnectionTests {
  @Test("answers with rows of typed values")
  func rows() async throws {
    let connection = try await Shared.administrator()
    let rows = try await connection.query(
      "SELECT $1::int AS number, $2::text AS word, $3::text AS nothing, true AS yes", ["-7", "ü' \" \\", nil])
    let row = try rows.only
    #expect(try row.int("number") == -7 && row.int32("number") == -7 && row.bool("yes"))
    #expect(row["word"] == "ü' \" \\" && row["nothing"] == nil && row["missing"] == nil)
    #expect(try await connection.query("SELECT 1 AS a WHERE false").isEmpty)
    #expect(
      try await connection.query("CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (1), (2); TABLE t").count == 2)
  }

  @Test("says which value is not what was asked for")
  func unexpected() async throws {
    let row = try await Shared.administrator().query("SELECT 'x' AS a, NULL AS b").only
    #expect(try await failure { try row.int("a") }.description.contains("'x' was found where an integer was expected"))
    #expect(try await failure { try row.string("b") }.kind == .answer)
    #expect(try await failure { try row.string("c") }.statement == "SELECT 'x' AS a, NULL AS b")
  }

  @Test("tells an error with its SQLSTATE, its statement and Postgres' words, and goes on")
  func refused() async throws {
    let connection = try await Shared.administrator()
    let error = try await failure { try await connection.query("SELECT * FROM nowhere") }
    #expect(error.kind == .refused && error.sqlState == "42P01" && error.statement == "SELECT * FROM nowhere")
    #expect(error.message == #"relation "nowhere" does not exist"#)
    #expect(try await connection.query("SELECT 1 AS one").only.int("one") == 1)
  }

  @Test("tells detail and hint")
  func detail() async throws {
    let connection = try await Shared.administrator()
    let error = try await failure {
      try await connection.query(
        "DO $$ BEGIN RAISE EXCEPTION 'm' USING DETAIL = 'd', HINT = 'h', ERRCODE = 'LK001'; END $$")
    }
    #expect(error.message == "m. Detail: d. Hint: h" && error.sqlState == "LK001")
  }

  @Test("gives up on an answer that does not come in time, and is closed then")
  func deadline() async throws {
    let connection = try await Shared.administrator()
    let error = try await failure {
      try await connection.query("SELECT pg_sleep(3600)", deadline: .milliseconds(100))
    }
    #expect(error.kind == .deadline)
    #expect(try await failure { try await connection.query("SELECT 1") }.kind == .deadline)
  }

  @Test("that is terminated is lost, with the SQLSTATE of its end")
  func terminated() async throws {
    let connection = try await Shared.administrator()
    let pid = connection.backend
    try await Shared.administrator().query("SELECT pg_terminate_backend(\(pid))")
    let error = try await failure { try await connection.query("SELECT 1") }
    #expect(error.kind == .lost && error.sqlState == "57P01", "\(error)")
    #expect(try await failure { try await connection.query("SELECT 1") }.kind == .lost)
  }

  @Test("is closed in Postgres once the last reference is gone")
  func letGo() async throws {
    let administrator = try await Shared.administrator()
    var connection: Connection? = try await Shared.administrator()
    let pid = try #require(connection?.backend)
    connection = nil
    try await eventually("the backend is gone") {
      try await administrator.query("SELECT FROM pg_stat_activity WHERE pid = \(pid)").isEmpty ? true : nil
    }
  }

  @Test("has a thread of its own, which ends with it")
  func threads() async throws {
    let dsn = try await Shared.dsn
    for _ in 0..<500 { try await Connection.open(dsn).close() }
    // Every third thread that did not end would show, beside those of other tests.
    try await eventually("the threads have ended") { threadsOfThisProcess() < 150 ? true : nil }
  }

  @Test("blocks one thread when it is a blocking one")
  func blocking() async throws {
    let connection = try BlockingConnection(try await Shared.dsn, applicationName: "blocking")
    let row = try connection.query("SELECT pg_backend_pid() AS pid, current_setting('application_name') AS name").only
    #expect(try row.int32("pid") == connection.backend)
    #expect(row["name"] == "blocking")
  }
}
