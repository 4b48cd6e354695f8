/// A word in braces that the kit fills in when it starts a server.
enum Placeholder: String, CaseIterable {
  /// The port to listen on.
  case port
  /// The number of a listening socket that the server inherits.
  case fd
  /// The address to listen on.
  case host
  /// The Postgres to use, as a connection string of libpq's.
  case dsn

  static var all: String { allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ") }
}
