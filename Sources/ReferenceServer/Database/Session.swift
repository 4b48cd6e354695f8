import Postgres

/// One thread's connection, opened at its first use and again after it was lost.
final class Session: StatementExecutor {
  private var connection: BlockingConnection?

  func run(_ sql: String) throws(PostgresError) -> Rows {
    let connection = try open()
    do {
      return try connection.query(sql)
    } catch {
      if error.kind != .refused { close() }
      throw error
    }
  }

  func close() { connection = nil }

  /// Goes on with that connection, or opens one where it is `nil`.
  func adopt(_ connection: sending BlockingConnection?) { self.connection = connection }

  /// Gives away the connection that it has, if it has one.
  func release() -> BlockingConnection? {
    defer { connection = nil }
    return connection
  }

  private func open() throws(PostgresError) -> BlockingConnection {
    if let connection { return connection }
    let opened = try BlockingConnection(.environmentDefault)
    connection = opened
    return opened
  }
}
