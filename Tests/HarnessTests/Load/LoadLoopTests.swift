import Capacity
import Platform
import TestSupport
import Testing

@testable import Harness
@testable import Load

@Suite("A load", .timeLimit(.minutes(10)))
struct LoadLoopTests {
  @Test("keeps connections, or makes a new one for each request", arguments: [Arrivals.Connections.kept, .fresh])
  func connections(_ kind: Arrivals.Connections) async throws {
    let server = try await HoldingServer.start(isOpen: true)
    let plan = try LoadPlan(.path("/x"), .closed(clients: 4, connections: kind), requests: 400)
    let result = try await LoadDriver.run(plan, port: server.port)
    #expect((result.answered, result.failed) == (400, 0))
    #expect(server.paths.count == 400)
    #expect(server.connections == result.connections)
    #expect(result.connections == (kind == .fresh ? 400 : 4))
    try await eventually("all connections are closed") { server.closed == server.connections }
    await server.stop()
  }

  @Test("sends as many at once as it has clients, and then one for each answer") func together() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 5), requests: 20)
    let load = Task { try await LoadDriver.run(plan, port: server.port) }
    try await eventually("all clients have sent") { server.paths.count >= 5 }
    #expect(server.paths.count == 5)
    server.open()
    #expect(try await load.value.answered == 20)
    await server.stop()
  }

  @Test("sends its first request alone where ab does") func firstAlone() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 5, start: .firstAlone), requests: 20)
    let load = Task { try await LoadDriver.run(plan, port: server.port) }
    try await eventually("the first is there") { server.paths.count >= 1 }
    #expect(server.paths.count == 1)
    server.open()
    let records = try await load.value.records
    #expect(records.count == 20)
    #expect(records.dropFirst().allSatisfy { $0.sent >= records[0].received })
    await server.stop()
  }

  @Test(
    "of an open loop waits for no answer, and counts from when it meant to send",
    arguments: [Arrivals.Connections.fresh, .kept])
  func open(_ kind: Arrivals.Connections) async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .open(rate: 500, .uniform, connections: kind), requests: 50)
    let load = Task { try await LoadDriver.run(plan, port: server.port) }
    try await eventually("all have been sent while none was answered") { server.paths.count == 50 }
    server.open()
    let result = try await load.value
    #expect(result.answered == 50)
    #expect(result.connections == 50)
    for (one, next) in zip(result.records, result.records.dropFirst()) {
      #expect(next.intended - one.intended == 2_000_000)
    }
    #expect(result.records.allSatisfy { $0.sent >= $0.intended })
    #expect(result.latency.mean >= result.latencyFromSending.mean)
    await server.stop()
  }

  @Test("holds thousands of requests open at once") func many() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 3000), requests: 3000)
    let load = Task { try await LoadDriver.run(plan, port: server.port) }
    try await eventually("all are there") { server.paths.count == 3000 }
    server.open()
    #expect(try await load.value.answered == 3000)
    await server.stop()
  }

  @Test("counts the requests that nobody takes, with the reason") func refused() async throws {
    let plan = try LoadPlan(.path("/"), .closed(clients: 3), requests: 30)
    let result = try await LoadDriver.run(plan, port: try FreePort.pick())
    #expect((result.answered, result.failed, result.throughput) == (0, 30, 0))
    #expect(
      result.failures == [.init(reason: "the server did not take the connection (Connection refused)", count: 30)])
  }

  @Test("counts what a dying server leaves, and ends") func dying() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 3), requests: 30)
    let load = Task { try await LoadDriver.run(plan, port: server.port) }
    try await eventually("three are held") { server.paths.count == 3 }
    await server.die()
    let result = try await load.value
    #expect((result.answered, result.failed) == (0, 30))
    #expect(result.failures.contains { $0.reason == "the server closed the connection without an answer" })
    #expect(result.failures.contains { $0.reason.contains("Connection refused") })
  }

  @Test("gives up a request at its limit") func limit() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 2), requests: 4, limit: .milliseconds(100))
    let result = try await LoadDriver.run(plan, port: server.port)
    #expect(
      result.failures == [.init(reason: "the server took the connection and gave no answer within 0.1 s", count: 4)])
    try await eventually("it has hung up") { server.closed == 4 }
    await server.stop()
  }

  @Test("is given up when nothing is answered any more") func silence() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 2), requests: 9, silence: .milliseconds(200))
    let result = try await LoadDriver.run(plan, port: server.port)
    #expect(result.isGivenUp)
    let reason = "the server had answered nothing for 0.2 s, so the load was given up"
    #expect(result.failures == [.init(reason: reason, count: 9)])
    try await eventually("it has hung up") { server.closed == 2 }
    await server.stop()
  }

  @Test("ends when it is cancelled, and hangs up") func cancelled() async throws {
    let server = try await HoldingServer.start()
    let plan = try LoadPlan(.path("/"), .closed(clients: 6), requests: 60)
    let load = Task { try await LoadDriver.run(plan, port: server.port) }
    try await eventually("six are held") { server.paths.count == 6 }
    load.cancel()
    let error = await #expect(throws: LoadError.self) { try await load.value }
    #expect(error?.isCancellation == true)
    try await eventually("it has hung up") { server.closed == 6 }
    await server.stop()
  }

  @Test("counts other answers than 200, with what they say") func errors() async throws {
    let stub = try await StubServer.start("HTTP/1.1 503 Busy\r\nContent-Length: 5\r\n\r\nfull\n")
    let plan = try LoadPlan(.path("/a?b=1"), .closed(clients: 2, connections: .kept), requests: 10)
    let result = try await LoadDriver.run(plan, port: stub.port)
    #expect(result.failures == [.init(reason: "the server answered 503 to /a: full", count: 10)])
    await stub.stop()
  }

  @Test("with more clients than descriptors sends nothing") func tooMany() async throws {
    let server = try await HoldingServer.start(isOpen: true)
    let plan = try LoadPlan(.path("/"), .closed(clients: 1_000_000), requests: 1_000_000)
    await #expect(throws: LoadError.self) { try await LoadDriver.run(plan, port: server.port) }
    #expect(server.connections == 0)
    await server.stop()
  }
}
