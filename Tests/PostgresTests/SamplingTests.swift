import TestSupport
import Testing

@testable import Postgres

@Suite("A sample", .timeLimit(.minutes(10)))
struct SamplingTests {
  @Test("shows who waits for a row, and who holds it")
  func rowLock() async throws {
    try await withGate("rowlock") { database, gate in
      let keys = try await gate.hold(1)
      let holder = try await Client("holder", in: database)
      try await holder.run("BEGIN").value
      try await holder.run("SELECT * FROM bank WHERE id = 1 FOR UPDATE").value
      let waiters = [
        try await Client("w1", in: database).run("SELECT * FROM bank WHERE id = 1 FOR UPDATE"),
        try await Client("w2", in: database).run("SELECT * FROM bank WHERE id = 1 FOR UPDATE"),
      ]
      let sample = try await eventually("two wait for the row") {
        let sample = try await gate.sample()
        return sample.sightings.filter { $0.place == .lock }.count == 2 ? sample : nil
      }
      #expect(Set(sample.sightings.filter { $0.place == .lock }.map(\.request)) == ["w1", "w2"])
      #expect(sample.sightings.first { $0.request == "holder" }?.place == .other)
      #expect(sample.waiters.isEmpty && sample.backends == 3)

      let pass = holder.pass(gate.namespace, keys[0])
      _ = try await gate.waiting(for: ["holder"])
      try await gate.releaseAll()
      try await pass.value
      try await holder.run("COMMIT").value
      for waiter in waiters { try await waiter.value }
    }
  }

  @Test("shows nothing of a request whose statement is over")
  func idle() async throws {
    try await withGate("idle") { database, gate in
      let client = try await Client("r1", in: database)
      try await client.run("SELECT 1").value
      let sample = try await eventually("it is idle") {
        let sample = try await gate.sample()
        return sample.sightings.isEmpty ? sample : nil
      }
      #expect(sample.backends == 1)
      _ = client
    }
  }

  @Test("shows statements with parameters, as drivers send them")
  func parameters() async throws {
    try await withGate("parameters") { database, gate in
      let keys = try await gate.hold(1)
      let client = try await Client("r1", in: database)
      let pass = Task {
        try await client.connection.query(
          "\(client.comment)SELECT pg_advisory_xact_lock_shared($1::int, $2::int)",
          [String(gate.namespace), String(keys[0])])
      }
      _ = try await gate.waiting(for: ["r1"])
      try await gate.releaseAll()
      _ = try await pass.value
    }
  }

  @Test("of one run shows nothing of another's in the same Postgres")
  func runs() async throws {
    try await withGate("run") { first, firstGate in
      try await withGate("run2") { second, secondGate in
        let keys = (try await firstGate.hold(1), try await secondGate.hold(1))
        let passes = [
          try await Client("a", in: first).pass(firstGate.namespace, keys.0[0]),
          try await Client("b", in: second).pass(secondGate.namespace, keys.1[0]),
        ]
        _ = try await firstGate.waiting(for: ["a"])
        _ = try await secondGate.waiting(for: ["b"])
        #expect(try await firstGate.sample().backends == 1)
        #expect(try await first.backends().compactMap(\.comment?.request) == ["a"])
        #expect(try await second.terminateBackends() == 1)
        _ = try await firstGate.waiting(for: ["a"])
        try await firstGate.releaseAll()
        try await passes[0].value
        await #expect(throws: PostgresError.self) { try await passes[1].value }
      }
    }
  }

  @Test("tells the servers of one run apart, and sees the gate's waiters whatever they call themselves")
  func servers() async throws {
    try await withDatabase("servers") { database in
      let (one, two) = (database.applicationName(of: "one"), database.applicationName(of: "two"))
      let gate = try await Gate.open(in: database, applicationName: one)
      let keys = try await gate.hold(2)
      let first = try await Client("r1", in: database, applicationName: one).pass(gate.namespace, keys[0])
      let second = try await Client("r2", in: database, applicationName: two).pass(gate.namespace, keys[1])
      _ = try await gate.waiting(for: ["r1", "r2"])
      #expect(try await gate.sample().backends == 1)
      #expect(try await database.backends(applicationName: two).map(\.comment?.request) == ["r2"])
      try await gate.releaseAll()
      try await first.value
      try await second.value
      await gate.close()
    }
  }

  @Test("is an error when a waiter's comment is hidden or missing, with what to do")
  func unreadable() async throws {
    let administrator = try await Shared.administrator()
    try await administrator.query(
      """
      CREATE ROLE watcher LOGIN PASSWORD 'w'; CREATE ROLE server LOGIN PASSWORD 's';
      \(Shared.grantingCreate(to: "watcher"))
      """)
    let place = try await Shared.dsn.adding(["user": "watcher", "password": "w"])
    let database = try await Database.open(.dsn(place), run: "unreadable")
    let gate = try await Gate.open(in: database)
    let keys = try await gate.hold(1)
    let gated = "SELECT pg_advisory_xact_lock_shared(\(gate.namespace), \(keys[0]))"

    let other = try await Connection.open(Shared.dsn.adding(["user": "server", "password": "s"]))
    let hidden = Task { try await other.query("/*lockstep request=r1 process=1 thread=1*/ \(gated)") }
    let error = try await eventually("the other role's waiter is met") { try await gate.failureOfSample() }
    #expect(error.description.contains("hides the statement") && error.description.contains("pg_read_all_stats"))
    try await administrator.query("SELECT pg_terminate_backend(\(other.backend))")
    await #expect(throws: PostgresError.self) { try await hidden.value }

    let bare = try await Connection.open(place)
    let uncommented = Task { try await bare.query(gated) }
    let found = try await eventually("the waiter without comment is met") {
      let error = try await gate.failureOfSample()
      return error?.message.contains("without a readable lockstep comment") == true ? error : nil
    }
    #expect(found.message.contains(gated))
    try await gate.releaseAll()
    _ = try await uncommented.value
    await gate.close()
    try await database.close()
  }
}

extension Gate {
  fileprivate nonisolated func failureOfSample() async throws -> PostgresError? {
    do throws(PostgresError) {
      _ = try await sample()
      return nil
    } catch { return error }
  }
}
