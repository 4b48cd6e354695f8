import Platform
import Processes
import ServerFiles

/// A server that was not told where to listen opens a port of its own, which is found by the sockets of its processes.
extension RunningServer {
  /// Looks for a port as long as nobody has answered on one; of several, another one each `round`.
  func findPort(round: Int) {
    guard !file.isToldWhereToListen, known.isEmpty else { return }
    let ports = openPorts
    guard !ports.isEmpty else { return }
    listening.withLock { $0 = ports[round % ports.count] }
  }

  /// Throws a ``ServerError`` where the probe answers on more ports than one: behind a proxy of the server's own, some of them
  /// lead past it, and what is true of one is not of another.
  func requireOnePort() async throws {
    guard !file.isToldWhereToListen else { return }
    let found = port
    var ports = [found]
    for other in openPorts where other != found {
      listening.withLock { $0 = other }
      if await ask(.identity, connections: 1).answers > 0 { ports.append(other) }
    }
    listening.withLock { $0 = found }
    guard ports.count > 1 else { return }
    throw ServerError(
      .ready,
      """
      the server answers on the ports \(ports.sorted().map(String.init).joined(separator: ", ")), and it is not for the kit to \
      say which one is meant; write {port} in place of the one that its users come by
      """)
  }

  private var openPorts: [Int] {
    ListeningSockets.of(descendants).filter { $0.reach != .elsewhere }.map(\.port).reduce(into: []) { ports, port in
      if ports.last != port { ports.append(port) }
    }
  }

  /// The folders of what adds the probe to a project that nobody edited, for the path that its Python looks for modules on.
  ///
  /// The kit's own environments have the probe, and what is no Python does not look.
  static func injected(into file: ServerFile) -> [String] {
    if case .environment = file.environment { return [] }
    guard let python = try? Fixtures.find().python else { return [] }
    return ["\(python)/lockstep_inject", python]
  }
}
