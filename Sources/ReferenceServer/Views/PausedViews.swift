import Glibc

/// The talk's workloads: tick, half a pause, tock, half a pause, tack.
extension Probe {
  func sleep(_ visit: Visit) {
    let seconds = visit.parameters.seconds
    tickTockTack(visit) { lending.during(.sleeping) { waiting(.sleeping) { Self.sleep(seconds) } } }
  }

  /// Sleeps with a row of the bank locked, in a transaction.
  func sleep(_ visit: Visit, _ database: any StatementExecutor, row: Int) throws {
    try database.transaction(by: visit) {
      try lock(row: row, visit, database)
      sleep(visit)
    }
  }

  /// Sleeps in the database, in two statements.
  func databaseSleep(_ visit: Visit, _ database: any StatementExecutor) throws {
    try tickTockTack(visit) {
      _ = try lending.during(.querying) {
        try waiting(.querying) { try database.statement("SELECT pg_sleep(\(visit.parameters.seconds))", by: visit) }
      }
    }
  }

  private func tickTockTack(_ visit: Visit, _ pause: () throws -> Void) rethrows {
    visit.mark(.tick)
    try pause()
    visit.mark(.tock)
    try pause()
    visit.mark(.tack)
  }

  private static func sleep(_ seconds: Double) {
    var rest = timespec(.seconds(seconds))
    withUnsafeMutablePointer(to: &rest) { rest in
      while nanosleep(rest, rest) < 0, errno == EINTR {}
    }
  }
}
