import Conformance
import Glibc
import Histories
import Postgres
import Runner
import TestSupport
import Testing

@testable import Harness

@Suite("A worker that stops answering in the middle of a scenario", .timeLimit(.minutes(10)))
struct StoppedWorkerTests {
  @Test("leaves its requests open, and the history says so") func suspended() async throws {
    var patience = Patience()
    patience.progress = .seconds(1)
    try await withKit(patience) { kit in
      let server = try await RunningServer.start(.wsgi(running: 2, declared: 2), in: kit)
      let gate = try await Gate.open(in: kit.database, applicationName: server.applicationName)
      // The second wait is in vain, and long enough to suspend a worker in.
      let run = ScenarioRun(
        Scenario("fills", [.send(Batch(.gate, .each(3))), .awaitInside(.each(1)), .awaitInside(.each(2)), .chain]),
        in: LiveWorld(server, gate), patience: kit.patience)
      let task = Task { try await run.history() }
      try await eventually("both processes hold a request") { await gate.waiters >= 2 }
      let victim = try #require(await server.processes.first)
      kill(pid_t(victim), SIGSTOP)
      let history = try await task.value
      let open = history.requests.filter { $0.ending == .open }
      #expect(open.count == 1, "a live worker took all of the others over")
      #expect(history.spans(at: .view, in: victim).map(\.request) == open.map(\.request))
      #expect(history.unmet.contains { $0.contains("the kit waited for 2 inside in each of 2 processes") })
      #expect(history.unmet.contains { $0.contains("got no answer within 1 s of the last event") })
      await gate.close()
      await server.stop()
      #expect(kill(pid_t(victim), 0) != 0, "nothing is left of a server that was suspended")
    }
  }
}
