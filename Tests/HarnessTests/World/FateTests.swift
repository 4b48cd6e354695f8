import Conformance
import Glibc
import Histories
import Postgres
import ServerFiles
import TestSupport
import Testing

@testable import Harness
@testable import Runner

@Suite("The fate of a request to a live server", .timeLimit(.minutes(10)))
struct FateTests {
  @Test(
    "is told by answers and by the probe, for each request",
    arguments: [ServerFile.pool, .wsgi(running: 1, declared: 1)])
  func left(file: ServerFile) async throws {
    let history = try await history(on: file, [.send(Batch(.gate, .each(1))), .awaitInside(.each(1)), .chain])
    #expect(history.fates == [Fate("a1", client: .answered(status: 200), view: .left)])
  }

  @Test("is to have raised where the view did, sync or async", arguments: [View.gate, .sensitiveCall])
  func raised(view: View) async throws {
    try await withWorld(of: .pool) { world, server, _ in
      let log = RequestLog(prefix: "a")
      // Without a key, since the gate is not closed for it: the view begins, and raises.
      log.add(.init(name: "a1", view: view, sent: world.now()))
      world.send(Call("a1", view)) { log.settle("a1", $0) }
      try await eventually("it is answered") { log.outstanding.isEmpty }
      let fates = log.fates(seen: [], told: await world.endings())
      #expect(fates == [Fate("a1", client: .answered(status: 400), view: .raised)])
    }
  }

  @Test("has the rows that the database has kept", arguments: [ServerFile.pool, .wsgi(running: 1, declared: 1)])
  func committed(file: ServerFile) async throws {
    let history = try await history(on: file, [.send(Batch(.rowGate, .each(1))), .awaitInside(.each(1)), .chain])
    #expect(history.fates == [Fate("a1", client: .answered(status: 200), view: .left, rows: 1)])
  }

  @Test("has no rows as long as its transaction is open, and none once its process was killed") func rolledBack()
    async throws
  {
    try await withWorld(of: .wsgi(running: 1, declared: 1)) { world, server, _ in
      let log = RequestLog(prefix: "a")
      try await Sending(to: world, log).send(Batch(.rowGate, .each(1)))
      try await eventually("the request is held") { try await world.look().held.map(\.request) == ["a1"] }
      #expect(await world.committedRows() == [:])
      kill(pid_t(try #require(await server.processes.first)), SIGKILL)
      try await eventually("its client has heard of it") { log.outstanding.isEmpty }
      await world.releaseAll()
      try await eventually("its backend has gone") { try await world.look().backends == 0 }
      let fates = log.fates(seen: ["a1"], told: [:], kept: await world.committedRows())
      #expect(fates == [Fate("a1", client: .reset, view: .entered, rows: 0)])
    }
  }

  @Test("is heard of although nobody waited for the answer") func hungUp() async throws {
    try await withWorld(of: .wsgi(running: 1, declared: 1)) { world, server, _ in
      let log = RequestLog(prefix: "a")
      try await Sending(to: world, log).send(Batch(.gate, .each(1)))
      try await eventually("the request is held") { try await world.look().held.map(\.request) == ["a1"] }
      world.hangUp()
      try await world.release(["a1"])
      let told = try await eventually("its view has told that it is over") {
        let told = await world.endings()
        return told.isEmpty ? nil : told
      }
      log.close()
      #expect(log.fates(seen: ["a1"], told: told) == [Fate("a1", client: .hungUp, view: .left)])
    }
  }

  @Test("is never heard of again where its process was killed") func killed() async throws {
    try await withWorld(of: .wsgi(running: 1, declared: 1)) { world, server, _ in
      let log = RequestLog(prefix: "a")
      let watch = Watch(of: world, log, Patience())
      try await Sending(to: world, log).send(Batch(.gate, .each(1)))
      try await eventually("the request is held") {
        try await watch.look()
        return watch.sightings.held["a1"] != nil
      }
      let worker = try #require(await server.processes.first)
      kill(pid_t(worker), SIGKILL)
      try await eventually("its client has heard of it") { log.outstanding.isEmpty }
      await world.releaseAll()
      let fates = log.fates(seen: watch.sightings.inside, told: await world.endings())
      #expect(fates == [Fate("a1", client: .reset, view: .entered)])
      #expect(log.failures.map(\.reason) == ["the server closed the connection without an answer"])
    }
  }

  @Test("is to have been refused where nobody listens") func refused() async throws {
    try await withWorld(of: .wsgi(running: 1, declared: 1)) { world, server, _ in
      await server.stop()
      let log = RequestLog(prefix: "a")
      try await Sending(to: world, log).send(Batch(.identity, .anywhere(1)))
      try await eventually("it is settled") { log.unanswered.isEmpty }
      #expect(log.fates(seen: [], told: [:]) == [Fate("a1", client: .refused, view: .unheard)])
      #expect(log.failures.map(\.reason) == ["the server did not take the connection (Connection refused)"])
    }
  }

  @Test(
    "is what came of the connection, whatever a server does to it",
    arguments: [
      ("error", .answered(status: 500)), ("unknown", .answered(status: 404)), ("json", .answered(status: 200)),
      ("swap", .answered(status: 200)), ("close", .reset), ("cut", .cut(bytes: 24)),
    ] as [(String, ClientFate)])
  func odd(_ mode: String, _ client: ClientFate) async throws {
    let history = try await history(
      on: .misbehaving("\(mode)-in-view"), [.send(Batch(.gate, .anywhere(1))), .awaitInside(.all)])
    #expect(history.fates == [Fate("a1", client: client, view: .unheard)])
  }

  private func history(on file: ServerFile, _ steps: [Scenario.Step]) async throws -> History {
    try await withWorld(of: file) { world, server, kit in
      try await ScenarioRun(Scenario("tries", steps), in: world, patience: kit.patience).history()
    }
  }

  private func withWorld<Value>(
    of file: ServerFile, _ body: (LiveWorld, RunningServer, Kit) async throws -> Value
  ) async throws -> Value {
    try await withKit { kit in
      let server = try await RunningServer.start(file, in: kit)
      let gate = try await Gate.open(in: kit.database, applicationName: server.applicationName)
      let result: Result<Value, any Error>
      do { result = .success(try await body(LiveWorld(server, gate), server, kit)) } catch { result = .failure(error) }
      await gate.close()
      await server.stop()
      return try result.get()
    }
  }
}
