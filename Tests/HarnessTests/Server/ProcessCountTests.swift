import Conformance
import Glibc
import Postgres
import Processes
import Runner
import ServerFiles
import TestSupport
import Testing

@testable import Harness

@Suite("The processes of a server", .timeLimit(.minutes(10)))
struct ProcessCountTests {
  @Test("may be fewer than declared, and the rest is judged on them") func fewer() async throws {
    var patience = Patience()
    patience.straggler = .seconds(2)
    let results = try await withKit(patience) { kit in
      try await kit.check(.wsgi(running: 2, declared: 3), Catalogue.matching("WK"))
    }
    #expect(results["WK-1"]?.reason?.contains("2 worker processes answer where 3 are declared") == true)
    #expect(results["WK-1"]?.isViolated == true)
    #expect(results["WK-3"]?.isUpheld == true)
    #expect(results["WK-5.query"]?.isUpheld == true)
    #expect(results.servers.map(\.failure) == [nil])
  }

  @Test("may be more than declared") func more() async throws {
    let results = try await withKit { kit in
      try await kit.check(.wsgi(running: 3, declared: 2), Catalogue.matching("WK-1"))
    }
    #expect(results["WK-1"]?.isViolated == true)
    #expect(results["WK-1"]?.reason?.contains("3 worker processes answer where 2 are declared") == true)
  }

  @Test("are waited for as long as the server's file says") func slow() async throws {
    var patience = Patience()
    patience.straggler = .seconds(1)
    let one = "lockstep-server --gateway wsgi --fd {fd}"
    var file = ServerFile.wsgi(running: 1, declared: 2)
    file.command = ["sh", "-c", "\(one) & sleep 4; exec \(one)"]
    file.startUp = .seconds(120)
    let known = file
    let results = try await withKit(patience) { try await $0.check(known, Catalogue.matching("WK-1")) }
    #expect(results["WK-1"]?.isUpheld == true)
  }

  @Test("are not waited for again where fewer came before") func restart() async throws {
    var patience = Patience()
    patience.straggler = .seconds(600)
    try await withKit(patience) { kit in
      let server = try await RunningServer.start(.wsgi(running: 2, declared: 3), in: kit, processes: 2)
      #expect(await server.processes.count == 2)
      await server.stop()
    }
  }

  @Test("may end while a scenario runs, which is told from a verdict") func death() async throws {
    try await onHeldRequests(of: .wsgi(running: 2, declared: 2)) { server in
      let victim = try #require(await server.processes.first)
      kill(pid_t(victim), SIGKILL)
      return "process \(victim) of the server ended while it was being looked at"
    }
  }

  @Test("may all end while a scenario runs") func end() async throws {
    try await onHeldRequests(of: .wsgi(running: 2, declared: 2)) { server in
      server.process.signal(SIGKILL)
      return "the server ended by itself (was ended by SIGKILL) while it was being looked at"
    }
  }

  /// Fills a server, does something to it once requests are held, and expects the words that `harm` returns.
  private func onHeldRequests(
    of file: ServerFile, _ harm: (RunningServer) async throws -> String
  ) async throws {
    try await withKit { kit in
      let server = try await RunningServer.start(file, in: kit)
      let gate = try await Gate.open(in: kit.database, applicationName: server.applicationName)
      let run = ScenarioRun(
        Scenario("waits", [.send(Batch(.gate, .each(3))), .awaitInside(.each(1)), .awaitInside(.each(9))]),
        in: LiveWorld(server, gate), patience: kit.patience)
      let history = Task { try await run.history() }
      try await eventually("both processes hold a request") { await gate.waiters >= 2 }
      let words = try await harm(server)
      let result = await history.result
      #expect(throws: ServerError.self) { try result.get() }
      if case .failure(let error) = result { #expect("\(error)".contains(words)) }
      await gate.close()
      await server.stop()
    }
  }
}
