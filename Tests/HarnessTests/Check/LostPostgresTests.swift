import Conformance
import Foundation
import Glibc
import Postgres
import Processes
import Runner
import ServerFiles
import TestSupport
import Testing

@testable import Harness

@Suite("A Postgres that dies during a check", .timeLimit(.minutes(10)))
struct LostPostgresTests {
  @Test("leaves what was found, and a reason for the rest") func dies() async throws {
    let cluster = try await EmbeddedCluster.start(named: "dies")
    try await withKit(in: .cluster(cluster)) { kit in
      let results = try await kit.check(.wsgi(running: 1, declared: 1), Catalogue.matching("WK")) { event in
        if case .running(_, _, 2, _) = event { cluster.process.signal(SIGKILL) }
      }
      #expect(results["WK-2"]?.isUpheld == true)
      let reason = try #require(results["WK-1"]?.reason)
      #expect(results["WK-1"]?.isUnobservable == true)
      #expect(reason.contains("The embedded Postgres was ended by SIGKILL"))
      #expect(results.blindness.count <= 2, "the scenario that met it, and the rest")
      #expect(results.servers.first?.failure != nil)

      let folder = try await TemporaryFolder.make(in: NSTemporaryDirectory())
      let mark = "\(folder.path)/started"
      let next = try await kit.check(
        ServerFile(name: "next", file: "next.yaml", command: ["touch", mark, "{port}"], model: ServerFile.pool.model))
      #expect(next.blindness.count == 1)
      #expect(next.blindness.first?.contains("was ended by SIGKILL") == true)
      #expect(!FileManager.default.fileExists(atPath: mark), "no server is started for nothing")
      await folder.remove()
    }
    await cluster.stop()
  }

  @Test("is told from a gate that was ended alone") func gateOnly() async throws {
    try await withKit { kit in
      let administrator = try await Connection.open(kit.database.dsn, applicationName: "tests")
      let server = try await RunningServer.start(.wsgi(running: 1, declared: 1), in: kit)
      let gate = try await Gate.open(in: kit.database, applicationName: server.applicationName)
      // Until the gate is ended, however long that takes on a busy machine.
      var patience = kit.patience
      patience.progress = .seconds(300)
      let run = ScenarioRun(
        Scenario("waits", [.send(Batch(.gate, .each(2))), .awaitInside(.each(9))]), in: LiveWorld(server, gate),
        patience: patience)
      let history = Task { try await run.history() }
      try await eventually("a request is held") { await gate.waiters > 0 }
      try await administrator.query(
        """
        SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
          AND classid = \(UInt32(bitPattern: gate.namespace)) AND mode = 'ExclusiveLock' GROUP BY pid
        """)
      let error = await #expect(throws: PostgresError.self) { try await history.value }
      #expect(error?.kind == .gateLost)
      #expect(await kit.hasLostPostgres(after: error ?? Timeout("no error")) == false)
      await gate.close()
      await server.stop()
      await administrator.close()
    }
  }
}
