import CLibPQ
import Platform

/// A connection for one thread at a time, which waits inside its calls.
package final class BlockingConnection {
  let handle: OpaquePointer
  private let dsn: DSN
  private let farewell = Farewell()
  private var abandoned: PostgresError?

  /// The process id of the Postgres backend as libpq was told it (`PQbackendPID`); a pooler invents one.
  package let backend: Int32

  /// Connects within `connectTimeout` seconds.
  package convenience init(_ dsn: DSN, applicationName: String? = nil, connectTimeout: Int = 5) throws(PostgresError) {
    try self.init(dsn, applicationName: applicationName, within: .seconds(connectTimeout))
  }

  init(_ dsn: DSN, applicationName: String?, within limit: Duration) throws(PostgresError) {
    let options = applicationName.map { dsn.adding(["application_name": $0]) } ?? dsn
    self.dsn = options
    handle = try Connecting(to: options, within: limit).connect()
    backend = PQbackendPID(handle)
    farewell.listen(on: handle)
  }

  deinit { PQfinish(handle) }

  /// The place this connection leads to, with nothing left to an environment.
  var resolved: DSN { DSN(resolvedBy: handle) }

  /// The version of the server as `15.18`.
  var serverVersion: String {
    let text = PQparameterStatus(handle, "server_version").map { String(cString: $0) } ?? ""
    return String(text.prefix { !$0.isWhitespace })
  }

  /// Runs a statement and returns its rows; `$1`, `$2`… stand for `parameters`.
  ///
  /// Without parameters, several statements may be given, separated by semicolons: they run in one transaction, and the
  /// last one's rows are returned. Without a deadline it waits as long as Postgres does. Once a deadline has passed the
  /// connection is of no further use, since the late answer would be taken for that of the next statement.
  package func query(_ sql: String, _ parameters: [String?] = [], deadline limit: Duration? = nil) throws(PostgresError)
    -> Rows
  {
    if let abandoned { throw abandoned }
    let deadline = Deadline(in: limit)
    do {
      try send(sql, parameters)
      try flush(before: deadline)
      return try receive(sql, before: deadline)
    } catch {
      let failure = describe(error, sql, limit)
      if failure.kind != .refused { abandoned = failure }
      throw failure
    }
  }

  private enum Failure: Error {
    case connection
    case deadline
    case answer(PostgresError)
  }

  private func send(_ sql: String, _ parameters: [String?]) throws(Failure) {
    // A farewell that has come already would be lost with the connection that the statement finds closed.
    guard PQconsumeInput(handle) == 1, PQisBusy(handle) == 0, PQstatus(handle) == CONNECTION_OK else {
      throw .connection
    }
    let sent =
      parameters.isEmpty
      ? PQsendQuery(handle, sql)
      : withCStrings(parameters) { values in
        PQsendQueryParams(handle, sql, Int32(parameters.count), nil, values, nil, nil, 0)
      }
    guard sent == 1 else { throw .connection }
  }

  private func flush(before deadline: Deadline) throws(Failure) {
    while true {
      switch PQflush(handle) {
      case 0: return
      case 1: try wait(for: .either, before: deadline)
      default: throw .connection
      }
      guard PQconsumeInput(handle) == 1 else { throw .connection }
    }
  }

  /// Reads answers up to the end of the batch, as libpq wants it, and keeps the first error or the last rows.
  private func receive(_ sql: String, before deadline: Deadline) throws(Failure) -> Rows {
    var rows = Rows([], [], statement: sql)
    var refusal: PostgresError?
    while true {
      while PQisBusy(handle) == 1 {
        try wait(for: .reading, before: deadline)
        // When the connection ends here, the next result holds what Postgres said before.
        guard PQconsumeInput(handle) == 1 else { break }
      }
      guard let result = PQgetResult(handle) else { break }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: rows = Rows(result, statement: sql)
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
        throw .answer(
          PostgresError(.answer, doing: "running a statement", message: "COPY is not supported here", statement: sql))
      default: refusal = refusal ?? PostgresError(result, statement: sql)
      }
    }
    if PQstatus(handle) == CONNECTION_BAD {
      guard let refusal, refusal.sqlState != nil else { throw .connection }
      throw .answer(refusal.asLoss)
    }
    if let refusal { throw .answer(refusal) }
    return rows
  }

  private func wait(for event: SocketEvent, before deadline: Deadline) throws(Failure) {
    switch event.wait(on: PQsocket(handle), before: deadline) {
    case .ready: return
    case .deadline: throw .deadline
    case .closed: throw .connection
    }
  }

  private func describe(_ failure: Failure, _ sql: String, _ limit: Duration?) -> PostgresError {
    switch failure {
    case .answer(let error): error
    case .deadline:
      PostgresError(
        .deadline, doing: "waiting for an answer from \(dsn)", message: "none came in time", statement: sql,
        advice: PostgresAdvice.deadline(limit ?? .zero))
    case .connection:
      PostgresError(
        .lost, doing: "talking to \(dsn)",
        message: farewell.error?.message
          ?? ServerMessage.flattened(PQerrorMessage(handle).map { String(cString: $0) } ?? ""),
        sqlState: farewell.error?.sqlState, statement: sql, advice: PostgresAdvice.lost)
    }
  }
}
