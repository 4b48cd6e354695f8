/// The last connections that wait for the server to close them; so few that a server that never does costs nothing.
struct Lingering {
  static let limit = 128

  private var connections: [LoadConnection] = []
  private var next = 0

  /// Takes one more, and returns the one that has waited for longest if that is one too many.
  mutating func replace(with connection: LoadConnection) -> LoadConnection? {
    guard connections.count == Self.limit else {
      connections.append(connection)
      return nil
    }
    defer {
      connections[next] = connection
      next = (next + 1) % Self.limit
    }
    return connections[next]
  }
}
