import Foundation
import Processes
import Testing

@testable import Postgres

@Suite("An embedded cluster", .timeLimit(.minutes(10)))
struct ClusterTests {
  @Test("is reached by TCP with its password, and by its socket")
  func addresses() async throws {
    let cluster = try await Shared.cluster
    for dsn in [cluster.dsn, cluster.socketDSN] {
      #expect(try await Connection.open(dsn).query("SELECT current_user AS me").only["me"] == "lockstep")
    }
    let error = try await failure { try await Connection.open(cluster.dsn.adding(["password": "guess"])) }
    #expect(error.sqlState == "28P01")
  }

  @Test("is gone with its folder once it is stopped")
  func stopped() async throws {
    let cluster = try await EmbeddedCluster.start(named: "stopped")
    let folder = try #require(cluster.socketDSN.host)
    #expect(FileManager.default.fileExists(atPath: "\(folder)/data/PG_VERSION"))
    await cluster.stop()
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(try await failure { try await Connection.open(cluster.dsn) }.kind == .unreachable)
  }

  @Test("that is killed ends every call with the last words of its log")
  func killed() async throws {
    let database = try await Database.open(.embedded, run: "killed")
    let gate = try await Gate.open(in: database)
    let keys = try await gate.hold(1)
    let pass = try await Client("r1", in: database).pass(gate.namespace, keys[0])
    _ = try await gate.waiting(for: ["r1"])
    database.cluster?.process.signal(SIGKILL)
    await #expect(throws: PostgresError.self) { try await pass.value }
    for call in [
      { _ = try await gate.sample() }, { _ = try await database.balances() },
      { _ = try await Gate.open(in: database) },
    ] as [() async throws -> Void] {
      let error = try await failure { try await call() }
      #expect([.lost, .unreachable, .gateLost].contains(error.kind))
      #expect(
        error.advice?.contains("The embedded Postgres was ended by SIGKILL; its log ends with:") == true, "\(error)")
    }
    #expect(try await failure { try await gate.release(keys) }.kind == .gateLost)
    try await database.close()
  }

  @Test("that is stopped by a signal keeps no call waiting beyond its deadline")
  func frozen() async throws {
    let database = try await Database.open(.embedded, run: "frozen")
    let connection = try await database.connect()
    let backend = connection.backend
    kill(backend, SIGSTOP)
    database.cluster?.process.signal(SIGSTOP)
    let asked = try await failure { try await connection.query("SELECT 1", deadline: .milliseconds(200)) }
    #expect(asked.kind == .deadline && asked.description.contains("the limit was 0.2 s"))
    let opened = try await failure { try await Connection.open(database.dsn, within: .milliseconds(200)) }
    #expect(opened.kind == .deadline)
    try await database.close()
  }

  @Test("that is restarted has its address and its data still, and a run goes on in it")
  func restarted() async throws {
    let database = try await Database.open(.embedded, run: "restarted")
    let client = try await Client("r1", in: database)
    try await client.run("UPDATE bank SET balance = 7 WHERE id = 1").value
    try await database.restartPostgres()
    #expect(try await failure { try await client.run("SELECT 1").value }.kind == .lost)
    #expect(try await database.balances()[0] == 7)
    let gate = try await Gate.open(in: database)
    #expect(try await gate.hold(2).count == 2)
    let folder = try #require(database.cluster?.socketDSN.host)
    try await database.close()
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("of the user's own is never restarted")
  func users() async throws {
    let database = try await Database.open(.dsn(Shared.dsn), run: "users")
    #expect(try await failure { try await database.restartPostgres() }.kind == .unusable)
    try await database.close()
  }
}
