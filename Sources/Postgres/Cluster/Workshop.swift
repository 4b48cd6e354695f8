/// A thread for blocking work on files, which takes no thread of the shared pool.
actor Workshop {
  private let executor: ThreadExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init() throws(PostgresError) { executor = try ThreadExecutor() }

  func run<Value: Sendable>(
    _ work: @Sendable () throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value { try work() }
}
