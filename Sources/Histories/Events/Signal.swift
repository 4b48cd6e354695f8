/// A signal that the kit may send to a process of the server under test.
public enum Signal: String, Hashable, Sendable, Codable, CaseIterable {
  case term, kill, hup, int, quit, usr1, usr2

  /// Its number on Linux, signal(7).
  public var number: Int {
    switch self {
    case .hup: 1
    case .int: 2
    case .quit: 3
    case .kill: 9
    case .usr1: 10
    case .usr2: 12
    case .term: 15
    }
  }

  /// Whether a server that gets it, or a worker of one, is to end.
  public var ends: Bool {
    switch self {
    case .term, .kill, .int, .quit: true
    case .hup, .usr1, .usr2: false
    }
  }

  /// As in signal(7): "SIGTERM".
  public var name: String { "SIG" + rawValue.uppercased() }
}
