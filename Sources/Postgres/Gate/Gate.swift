/// Advisory locks that hold requests inside Postgres until the kit lets them go.
///
/// A gated view waits for the shared lock of a key that the gate holds exclusively. Each request gets a key of its own,
/// and no key is used twice: a killed server leaves its waiters behind for seconds.
package actor Gate {
  /// The first of the two numbers of each lock; a fresh one for each gate.
  package nonisolated let namespace: Int32

  private let holder: Connection
  private let observer: Connection
  private let query: SamplingQuery
  private var held: Set<Int32> = []
  private var lastKey: Int32 = 0
  private var lost: PostgresError?

  /// Opens a gate for the server whose connections carry `applicationName`, by default that of the database.
  package static func open(
    in database: Database, applicationName: String? = nil
  ) async throws(PostgresError) -> Gate {
    try await open(
      in: database, applicationName: applicationName, namespaces: { .random(in: 1...Int32.max) })
  }

  static func open(
    in database: Database, applicationName: String?, namespaces: () -> Int32
  ) async throws(PostgresError) -> Gate {
    let holder = try await database.connect()
    let observer = try await database.connect()
    try await observer.query(SamplingQuery.preparation(serverVersion: database.version))
    // Key 0 stands for the namespace: no other gate in this database has it.
    var namespace = namespaces()
    while try await !holder.query("SELECT pg_try_advisory_lock(\(namespace), 0) AS free").only.bool("free") {
      namespace = namespaces()
    }
    let query = SamplingQuery(
      namespace: namespace, applicationName: applicationName ?? database.applicationName,
      holder: holder.backend)
    return Gate(holder, observer, query)
  }

  private init(_ holder: Connection, _ observer: Connection, _ query: SamplingQuery) {
    (self.holder, self.observer, self.query) = (holder, observer, query)
    namespace = query.namespace
  }

  /// Closes the gate for `count` fresh keys, in one round trip.
  package func hold(_ count: Int) async throws(PostgresError) -> [Int32] {
    guard count > 0 else { return [] }
    let keys = (1...Int32(count)).map { lastKey + $0 }
    lastKey += Int32(count)
    let rows = try await atHolder(
      "SELECT pg_try_advisory_lock(\(namespace), key) AS done FROM generate_series(\(keys[0]), \(lastKey)) AS key")
    guard rows.count == count, rows.allSatisfy({ $0["done"] == "t" }) else {
      throw lose("somebody else holds a key of the gate, though each is used once")
    }
    held.formUnion(keys)
    return keys
  }

  /// Lets the waiters of `keys` go on; each must still be held.
  package func release(_ keys: [Int32]) async throws(PostgresError) {
    guard !keys.isEmpty else { return }
    held.subtract(keys)
    let list = keys.map(String.init).joined(separator: ", ")
    let rows = try await atHolder(
      "SELECT pg_advisory_unlock(\(namespace), key) AS done FROM unnest(ARRAY[\(list)]) AS key")
    guard rows.count == keys.count, rows.allSatisfy({ $0["done"] == "t" }) else {
      throw lose("Postgres says that a key to be released was not held")
    }
  }

  /// Lets everyone go on.
  package func releaseAll() async throws(PostgresError) { try await release(held.sorted()) }

  /// Looks once who is where, and confirms that the gate still holds all of its keys.
  package func sample() async throws(PostgresError) -> Sample {
    if let lost { throw lost }
    let before = held
    let answer = try query.answer(try await observer.query(query.text))
    // Another task may hold or release meanwhile: what was held before and after must have been held in between.
    let missing = before.intersection(held).subtracting(answer.held)
    guard missing.isEmpty else {
      // What ended the connection is best told by the connection itself.
      _ = try await atHolder("SELECT 1")
      throw lose("\(missing.count) of \(before.count) keys are no longer held")
    }
    return answer.sample
  }

  /// Opens the gate for good and closes its connections.
  package func close() async {
    held = []
    await holder.close()
    await observer.close()
  }

  private func atHolder(_ sql: String) async throws(PostgresError) -> Rows {
    if let lost { throw lost }
    do { return try await holder.query(sql) } catch {
      guard error.kind == .lost || error.kind == .deadline else { throw error }
      throw lose(error.message, because: error)
    }
  }

  private func lose(_ message: String, because cause: PostgresError? = nil) -> PostgresError {
    let advice = """
      The gate is open, so what was seen since proves nothing: run the trial again, and see that nothing ends the \
      kit's connections (idle timeouts, pg_terminate_backend, a restart).
      """
    let error = PostgresError(
      .gateLost, doing: "holding requests at the gate", message: message, sqlState: cause?.sqlState,
      advice: [advice, cause?.advice].compactMap { $0 }.joined(separator: " "))
    lost = lost ?? error
    return error
  }
}
