import Capacity
import Conformance
import Glibc
import Load
import TestSupport
import Testing

@testable import Harness

@Suite("A load on a server", .timeLimit(.minutes(10)))
struct LoadServerTests {
  @Test("is admitted up to what the model has room for, on as many processes") func admission() async throws {
    try await withServer(.wsgi(running: 3, declared: 3)) { server in
      let plan = try LoadPlan(.workload(.sleep, half: 0.02), .closed(clients: 6), requests: 30)
      let result = try await server.run(plan)
      #expect(result.failures == [])
      #expect(result.answered == 30)
      #expect(result.admittedAtOnce <= 3)
      #expect(result.admittedAtOnce >= 2)
      #expect(Set(result.share.keys).isSubset(of: Set(await server.processes)))
      #expect(result.share.values.reduce(0, +) == 30)
      #expect(result.versions["server"] == "lockstep-server")
      #expect(result.throughput > 0)
      #expect(result.latency.totalCount == 30)
      // A sleep is never short, and what the client sees is never less than what the view has taken.
      #expect(result.service.min >= 39_900_000)
      #expect(result.records.allSatisfy { $0.received - $0.sent >= ($0.work.map { $0.exit - $0.enter } ?? .max) })
    }
  }

  @Test("carries its rows in the order of sending, and they are locked") func rows() async throws {
    try await withServer(.pool(4)) { server in
      let rows = Array(repeating: 7, count: 12)
      let target = LoadTarget.workload(.randomRow, half: 0.01, rows: rows)
      let result = try await server.run(LoadPlan(target, .closed(clients: 4, connections: .kept), requests: 12))
      #expect(result.failures == [])
      #expect(result.records.map(\.row) == rows)
      #expect(result.records.map(\.request) == Array(0..<12))
      #expect(result.records.map(\.sent) == result.records.map(\.sent).sorted())
      // A sleep is never short, and whoever sleeps with the row keeps it from the others; with a row for each of the four they
      // would be through in a quarter of that.
      let lasted = (result.records.map(\.received).max() ?? 0) - (result.records.map(\.sent).min() ?? 0)
      #expect(lasted >= 12 * 19_900_000)
    }
  }

  @Test("runs every workload of the talk", arguments: TalkWorkload.allCases)
  func workloads(_ work: TalkWorkload) async throws {
    try await withServer(.pool(3)) { server in
      let result = try await server.run(
        LoadPlan(.workload(work, half: 0.01), .closed(clients: 3, connections: .kept), requests: 6))
      #expect(result.failures == [])
      #expect(result.answered == 6)
      #expect(result.service.min >= 19_900_000)
      #expect(server.kit.upstream.held(of: server.token).isEmpty)
    }
  }

  @Test("leaves the upstream holding as before") func upstream() async throws {
    try await withServer(.pool(3)) { server in
      _ = try await server.run(LoadPlan(.workload(.web, half: 0), .closed(clients: 1), requests: 1))
      let path = View.web.path(request: "held", namespace: 0, key: nil, row: nil, milliseconds: 0)
      let load = Task {
        try await LoadDriver.run(
          LoadPlan(.path(path), .closed(clients: 1), requests: 1), port: server.port, headers: server.headers)
      }
      try await eventually("it is held") { server.kit.upstream.held(of: server.token).count == 1 }
      server.kit.upstream.release(["held"], of: server.token)
      #expect(try await load.value.answered == 1)
    }
  }

  @Test("tells that the probe is not there") func noProbe() async throws {
    try await withServer(.pool(3)) { server in
      let plan = try LoadPlan(.workload(.sleep, half: 0), .closed(clients: 1), requests: 2)
      let result = try await LoadDriver.run(plan, port: server.port)
      #expect(result.failures.map(\.count) == [2])
      #expect(result.failures.first?.reason.contains("answered 404 to /_lockstep/sleep") == true)
    }
  }

  @Test("counts what a killed server leaves") func killed() async throws {
    try await withServer(.pool(2)) { server in
      let plan = try LoadPlan(.workload(.web, half: 30), .closed(clients: 2), requests: 8)
      let load = Task { try await LoadDriver.run(plan, port: server.port, headers: server.headers) }
      try await eventually("two are at the upstream") { server.kit.upstream.held(of: server.token).count == 2 }
      await server.stop()
      let result = try await load.value
      #expect((result.answered, result.failed) == (0, 8))
    }
  }
}
