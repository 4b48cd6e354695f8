import Conformance
import Glibc
import Histories
import Postgres
import Runner
import Testing

@testable import Harness

@Suite("A server that gets a signal while it holds requests", .timeLimit(.minutes(10)))
struct SignalledServerTests {
  private static let processes = 3

  /// Holds one request in each process, sends a signal, and lets everybody go a while later.
  private func history(_ signal: Signal, to recipient: Scenario.Recipient) async throws -> History {
    var patience = Patience()
    // Waits end with what is waited for; a busy machine may take its time.
    patience.progress = .seconds(60)
    return try await withKit(patience) { kit in
      let server = try await RunningServer.start(.wsgi(running: Self.processes, declared: Self.processes), in: kit)
      let gate = try await Gate.open(in: kit.database, applicationName: server.applicationName)
      let scenario = Scenario(
        "signals",
        [
          .send(Batch(.gate, .each(1))), .awaitInside(.each(1)), .signal(signal, to: recipient), .quiet, .open,
        ])
      let result: Result<History, any Error>
      do {
        let run = ScenarioRun(scenario, in: LiveWorld(server, gate), patience: kit.patience)
        result = .success(try await run.history())
      } catch { result = .failure(error) }
      await gate.close()
      await server.stop()
      return try result.get()
    }
  }

  private func exits(_ history: History) -> [Int: ServerEvent.Exit] {
    var exits: [Int: ServerEvent.Exit] = [:]
    for event in history.events { if case .gone(let exit) = event.kind { exits[event.process] = exit } }
    return exits
  }

  @Test("loses the worker that is killed, and goes on holding the others") func kill() async throws {
    let history = try await history(.kill, to: .holder)
    let sent = try #require(history.events.first { $0.kind == .signalled(.kill) })
    let gone = try #require(history.events.first { $0.isDeath })
    #expect(gone.process == sent.process)
    #expect(sent.time < gone.time)
    // Before Linux 6.15 only a parent learns how its child has ended, unless somebody looks in between.
    #expect([.gone(.signal(9)), .gone(.unknown)].contains(gone.kind))
    #expect(exits(history).count == 1)
    #expect(history.unmet.isEmpty)
    #expect(history.requests.count == Self.processes)
    for request in history.requests {
      let held = try #require(history.spans(at: .view).first { $0.request == request.request })
      let process = held.site.place?.process
      if process == sent.process {
        #expect(request.ending == .failed)
        #expect(history.failures.map(\.request) == [request.request])
      } else {
        #expect(held.contains(gone.time), "\(request.request) was held when the other worker had gone")
        #expect(request.ending == .done)
      }
    }
    let started = try #require(history.events.first)
    #expect(started.kind == .started)
    #expect(history.events.filter { $0.kind == .ready }.count >= Self.processes)
  }

  @Test("answers what it has accepted when its main process is told to end, and ends") func term() async throws {
    let history = try await history(.term, to: .main)
    let main = try #require(history.events.main)
    #expect(history.events.contains { $0.process == main && $0.kind == .signalled(.term) })
    #expect(history.requests.map(\.ending) == Array(repeating: .done, count: Self.processes))
    #expect(exits(history)[main] == .code(0))
    #expect(history.unmet.isEmpty)
    let told = try #require(history.events.first { $0.kind == .signalled(.term) }).time
    #expect(history.requests.allSatisfy { $0.exit > told }, "all were answered behind the signal")
  }

  @Test("gets it only if the kit has started it") func stranger() async throws {
    try await withKit { kit in
      let server = try await RunningServer.start(.wsgi(running: 1, declared: 1), in: kit)
      for stranger in [Int(getpid()), Int(getppid()), 1, 0, -1, Int(process(of: server)) + (1 << 32)] {
        let error = await #expect(throws: ServerError.self) { try await server.signal(.usr1, to: stranger) }
        #expect(error?.reason.hasPrefix("the kit was to send SIGUSR1 to process \(stranger), which is none") == true)
      }
      #expect(await server.events.allSatisfy { if case .signalled = $0.kind { false } else { true } })
      await server.stop()
      let error = await #expect(throws: ServerError.self) { try await server.signal(.term, to: process(of: server)) }
      #expect(error != nil, "one that has ended gets none either")
    }
  }

  private func process(of server: RunningServer) -> Int { Int(server.process.processID) }
}
