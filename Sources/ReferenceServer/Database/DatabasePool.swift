import Dispatch
import Postgres
import Synchronization

/// The connections of one process, which its requests take in turns and give back at their ends.
///
/// Sendable since a connection is with one session at a time, and in here only while no session has it.
final class DatabasePool: Sendable {
  private struct Idle: @unchecked Sendable { var connections: [BlockingConnection] = [] }

  private let free: DispatchSemaphore
  private let idle = Mutex(Idle())

  /// So many, with those faults that are a matter of their number.
  init(_ size: Int, _ fault: Fault?) {
    // A semaphore must not end with less than it began with.
    free = DispatchSemaphore(value: 0)
    for _ in 0..<(size + (fault == .databasePoolOneOver ? 1 : fault == .databasePoolOneShort ? -1 : 0)) {
      free.signal()
    }
  }

  /// Lends a connection to a session, if one is to be had at once; it is opened by its first statement.
  func lendAtOnce(to session: Session) -> Bool {
    guard free.wait(timeout: .now()) == .success else { return false }
    give(session)
    return true
  }

  /// The same, for which the calling thread waits.
  func lend(to session: Session) {
    free.wait()
    give(session)
  }

  /// Takes back what a session has been lent.
  func takeBack(from session: Session) {
    nonisolated(unsafe) let connection = session.release()
    if let connection { idle.withLock { $0.connections.append(connection) } }
    free.signal()
  }

  private func give(_ session: Session) {
    nonisolated(unsafe) var connection: BlockingConnection?
    idle.withLock { connection = $0.connections.popLast() }
    session.adopt(connection)
  }
}
