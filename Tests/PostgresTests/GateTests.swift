import TestSupport
import Testing

@testable import Postgres

@Suite("A gate", .timeLimit(.minutes(10)))
struct GateTests {
  @Test("holds each request until its own key is released, and lets exactly that one go")
  func admits() async throws {
    try await withGate("admits") { database, gate in
      let keys = try await gate.hold(3)
      let names = ["r1", "r2", "r3"]
      var passes: [Task<Void, any Error>] = []
      for (name, key) in zip(names, keys) {
        passes.append(try await Client(name, in: database).pass(gate.namespace, key))
      }
      let waiters = try await gate.waiting(for: ["r1", "r2", "r3"])
      #expect(Set(waiters.map(\.place)) == Set(keys.map { .gate($0) }))
      #expect(waiters.allSatisfy { $0.process == 7 && $0.thread == 42 })
      #expect(Set(waiters.map(\.backend)).count == 3)

      try await gate.release([keys[1]])
      try await passes[1].value
      #expect(Set(try await gate.sample().waiters.map(\.request)) == ["r1", "r3"])

      try await gate.releaseAll()
      for pass in passes { try await pass.value }
      #expect(try await gate.sample().waiters.isEmpty)
    }
  }

  @Test("lets a request pass whose key was released before it came")
  func early() async throws {
    try await withGate("early") { database, gate in
      let keys = try await gate.hold(1)
      try await gate.release(keys)
      try await Client("r1", in: database).pass(gate.namespace, keys[0]).value
    }
  }

  @Test("uses no key twice, and no namespace of another gate")
  func fresh() async throws {
    try await withGate("fresh") { database, gate in
      let first = try await gate.hold(2)
      try await gate.release(first)
      #expect(Set(try await gate.hold(3)).isDisjoint(with: first))

      var offered = [gate.namespace, gate.namespace, gate.namespace &+ 1]
      let other = try await Gate.open(in: database, applicationName: nil) { offered.removeFirst() }
      #expect(other.namespace == gate.namespace &+ 1)
    }
  }

  @Test("works in a namespace that Postgres shows as an unsigned number")
  func negative() async throws {
    try await withDatabase("negative") { database in
      let gate = try await Gate.open(in: database, applicationName: nil) { .random(in: Int32.min...(-1)) }
      let keys = try await gate.hold(1)
      let pass = try await Client("r1", in: database).pass(gate.namespace, keys[0])
      #expect(try await gate.waiting(for: ["r1"]).map(\.place) == [.gate(keys[0])])
      try await gate.release(keys)
      try await pass.value
      await gate.close()
    }
  }

  @Test("says that it was lost when its connection ended, and never again that it holds")
  func lost() async throws {
    try await withGate("lost") { _, gate in
      _ = try await gate.hold(2)
      _ = try await gate.sample()
      let administrator = try await Shared.administrator()
      try await administrator.query(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE classid = \(gate.namespace) AND granted LIMIT 1")
      let error = try await eventually("the loss is noticed") {
        do {
          _ = try await gate.sample()
          return PostgresError?.none
        } catch let error as PostgresError { return error }
      }
      #expect(error.kind == .gateLost)
      #expect(error.sqlState == "57P01" && error.message.contains("terminating connection"))
      #expect(error.description.contains("run the trial again"))
      #expect(try await failure { try await gate.hold(1) }.kind == .gateLost)
    }
  }

  @Test("says that it was lost when a key that it releases was not held")
  func stolen() async throws {
    try await withGate("stolen") { _, gate in
      let keys = try await gate.hold(2)
      try await gate.release([keys[0]])
      let error = try await failure { try await gate.release([keys[0]]) }
      #expect(error.kind == .gateLost)
    }
  }

  @Test("that is held and released while it is sampled is not taken for lost")
  func concurrent() async throws {
    try await withGate("concurrent") { _, gate in
      let work = Task {
        for _ in 0..<100 { try await gate.release(try await gate.hold(5)) }
      }
      for _ in 0..<100 { _ = try await gate.sample() }
      try await work.value
    }
  }

  @Test("opens when it is closed")
  func closed() async throws {
    try await withDatabase("closed") { database in
      let gate = try await Gate.open(in: database)
      let keys = try await gate.hold(1)
      let pass = try await Client("r1", in: database).pass(gate.namespace, keys[0])
      _ = try await gate.waiting(for: ["r1"])
      await gate.close()
      try await pass.value
    }
  }
}
