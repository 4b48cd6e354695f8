import Postgres
import Synchronization

/// Runs a visit's statements, each with the visit's comment at its start.
protocol Database {
  func statement(_ sql: String, by visit: Visit) throws(PostgresError) -> Rows
}

extension Database {
  /// Runs `body` in a transaction, which is committed at its end, or rolled back if it throws.
  func transaction(by visit: Visit, _ body: () throws -> Void) throws {
    _ = try statement("BEGIN", by: visit)
    do {
      try body()
    } catch {
      // Fails only where the connection is lost, and the transaction with it.
      _ = try? statement("ROLLBACK", by: visit)
      throw error
    }
    _ = try statement("COMMIT", by: visit)
  }
}

/// One thread's connection, opened at its first use and again after it was lost.
final class Session: Database {
  private var connection: BlockingConnection?

  func statement(_ sql: String, by visit: Visit) throws(PostgresError) -> Rows {
    let connection = try open()
    do {
      return try connection.query(visit.comment + sql)
    } catch {
      if error.kind != .refused { close() }
      throw error
    }
  }

  func close() { connection = nil }

  private func open() throws(PostgresError) -> BlockingConnection {
    if let connection { return connection }
    let opened = try BlockingConnection(.environmentDefault)
    connection = opened
    return opened
  }
}

/// The fault `shares-backend`: one connection for the whole process, whose statements take turns.
///
/// Sendable since the session is used inside the lock only.
final class SharedSession: Database, @unchecked Sendable {
  private let lock = Mutex(())
  private let session = Session()

  func statement(_ sql: String, by visit: Visit) throws(PostgresError) -> Rows {
    try lock.withLock { (_) throws(PostgresError) in try session.statement(sql, by: visit) }
  }
}
