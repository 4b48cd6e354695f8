import Synchronization

/// A connection with a thread of its own, on which it blocks; each call has a deadline.
///
/// Measured: 40 to 100 µs a round trip. Letting go of the last reference closes it and ends the thread.
package actor Connection {
  private let executor: ThreadExecutor
  private let explainLoss: (@Sendable () -> String?)?
  private let announced = Atomic<Int32>(0)
  private var open: BlockingConnection?

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Connects within `limit`.
  package static func open(
    _ dsn: DSN, applicationName: String? = nil, within limit: Duration = .seconds(10)
  ) async throws(PostgresError) -> Connection {
    try await open(dsn, applicationName: applicationName, within: limit, explainLoss: nil)
  }

  /// `explainLoss` is asked for the advice of an error that means that Postgres is gone.
  static func open(
    _ dsn: DSN, applicationName: String?, within limit: Duration = .seconds(10),
    explainLoss: (@Sendable () -> String?)?
  ) async throws(PostgresError) -> Connection {
    let executor = try ThreadExecutor()
    let connection = Connection(executor, explainLoss)
    try await connection.connect(dsn, applicationName, limit)
    return connection
  }

  private init(_ executor: ThreadExecutor, _ explainLoss: (@Sendable () -> String?)?) {
    self.executor = executor
    self.explainLoss = explainLoss
  }

  private func connect(_ dsn: DSN, _ applicationName: String?, _ limit: Duration) throws(PostgresError) {
    let connection: BlockingConnection
    do { connection = try BlockingConnection(dsn, applicationName: applicationName, within: limit) } catch {
      throw explained(error)
    }
    announced.store(connection.backend, ordering: .relaxed)
    open = connection
  }

  /// The process id of its backend as libpq was told it; it can be asked for while a statement runs.
  package nonisolated var backend: Int32 { announced.load(ordering: .relaxed) }

  var resolved: DSN? { open?.resolved }
  var serverVersion: String { open?.serverVersion ?? "" }

  /// Runs a statement as `BlockingConnection.query` does, by default within 30 s.
  @discardableResult
  package func query(
    _ sql: String, _ parameters: [String?] = [], deadline limit: Duration = .seconds(30)
  ) throws(PostgresError) -> Rows {
    guard let open else {
      throw PostgresError(.lost, doing: "running a statement", message: "its connection is closed", statement: sql)
    }
    do { return try open.query(sql, parameters, deadline: limit) } catch { throw explained(error) }
  }

  /// Closes the connection; its locks are freed.
  package func close() { open = nil }

  private func explained(_ error: PostgresError) -> PostgresError {
    guard [.lost, .unreachable, .deadline].contains(error.kind), let advice = explainLoss?() else { return error }
    var error = error
    error.advice = advice
    return error
  }
}
