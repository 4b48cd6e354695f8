import Postgres
import Synchronization

/// The fault `shares-backend`: one connection for the whole process, whose statements take turns.
///
/// Sendable since the session is used inside the lock only.
final class SharedSession: StatementExecutor, @unchecked Sendable {
  private let lock = Mutex(())
  private let session = Session()

  func run(_ sql: String) throws(PostgresError) -> Rows {
    try lock.withLock { (_) throws(PostgresError) in try session.run(sql) }
  }
}
