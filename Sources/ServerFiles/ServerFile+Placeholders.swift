/// What the kit puts in place of the placeholders of a server file.
public struct PlaceholderValues: Hashable, Sendable {
  /// The port to listen on, or the one that the inherited socket listens on.
  public var port: Int
  /// The number that the inherited socket has in the server's process.
  public var descriptor: Int32
  public var host: String
  /// A connection string for libpq; it may hold a password, so what it fills is not for any output.
  public var dsn: String

  public init(port: Int, descriptor: Int32 = 3, host: String = "127.0.0.1", dsn: String = "") {
    self.port = port
    self.descriptor = descriptor
    self.host = host
    self.dsn = dsn
  }

  func value(of placeholder: Placeholder) -> String {
    switch placeholder {
    case .port: String(port)
    case .fd: String(descriptor)
    case .host: host
    case .dsn: dsn
    }
  }
}

extension ServerFile {
  /// Whether the server is to inherit a socket that listens already, instead of opening a port.
  public var usesInheritedSocket: Bool {
    (command + variables.values).contains { Template($0).placeholders.contains(Placeholder.fd.rawValue) }
  }

  /// Whether the server is told where to listen. One that is not is found by the sockets that it opens.
  public var isToldWhereToListen: Bool {
    let known: Set = [Placeholder.fd.rawValue, Placeholder.port.rawValue]
    return (command + variables.values).contains { !known.isDisjoint(with: Template($0).placeholders) }
  }

  /// The program and its arguments, ready to start.
  public func command(with values: PlaceholderValues) -> [String] {
    command.map { Template($0).filled(with: values.value(of:)) }
  }

  /// The server's own variables, ready for its environment.
  public func variables(with values: PlaceholderValues) -> [String: String] {
    variables.mapValues { Template($0).filled(with: values.value(of:)) }
  }
}
