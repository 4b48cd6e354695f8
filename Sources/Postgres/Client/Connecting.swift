import CLibPQ
import Platform

/// One attempt to connect: libpq's steps, with a deadline over all of them.
///
/// `PQconnectdb` keeps `connect_timeout` only for each address of a host, and not at all while a stopped server is
/// silent after it accepted; the steps are therefore taken here.
struct Connecting {
  let dsn: DSN
  let limit: Duration

  init(to dsn: DSN, within limit: Duration) { (self.dsn, self.limit) = (dsn, limit) }

  func connect() throws(PostgresError) -> OpaquePointer {
    guard let handle = start() else {
      throw PostgresError(.unreachable, doing: "connecting to \(dsn)", message: "libpq had no memory left")
    }
    do {
      try complete(handle)
      return handle
    } catch {
      PQfinish(handle)
      throw error
    }
  }

  private func start() -> OpaquePointer? {
    let options = dsn.adding(["client_encoding": "UTF8"]).options.sorted { $0.key < $1.key }
    return withCStrings(options.map(\.key) + [nil]) { keys in
      withCStrings(options.map(\.value) + [nil]) { values in PQconnectStartParams(keys, values, 0) }
    }
  }

  private func complete(_ handle: OpaquePointer) throws(PostgresError) {
    let deadline = Deadline(in: limit)
    guard PQstatus(handle) != CONNECTION_BAD else { throw failure(of: handle) }
    // A refusal has no result to ask for its SQLSTATE: the verbose text has it.
    PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    // libpq would print notices to standard error.
    PQsetNoticeReceiver(handle, { _, _ in }, nil)

    var step = PGRES_POLLING_WRITING
    while step != PGRES_POLLING_OK {
      guard step != PGRES_POLLING_FAILED else { throw failure(of: handle) }
      let event: SocketEvent = step == PGRES_POLLING_READING ? .reading : .writing
      guard event.wait(on: PQsocket(handle), before: deadline) != .deadline else {
        throw PostgresError(
          .deadline, doing: "connecting to \(dsn)", message: "no answer came in time",
          advice: PostgresAdvice.deadline(limit))
      }
      step = PQconnectPoll(handle)
    }
    PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    guard PQsetnonblocking(handle, 1) == 0 else { throw failure(of: handle) }
  }

  private func failure(of handle: OpaquePointer) -> PostgresError {
    let found = ServerMessage(verbose: PQerrorMessage(handle).map { String(cString: $0) } ?? "")
    return PostgresError(
      .unreachable, doing: "connecting to \(dsn)", message: found.text, sqlState: found.sqlState,
      advice: PostgresAdvice.connecting(to: dsn, sqlState: found.sqlState, message: found.text))
  }
}
