import Platform
import Processes
import ServerFiles

/// A server that was not told where to listen opens a port of its own, which is found by the sockets of its processes.
extension RunningServer {
  /// Looks for a port as long as nobody has answered on one; of several, another one each `round`.
  func findPort(round: Int) {
    guard !file.isToldWhereToListen, known.isEmpty else { return }
    let listeners = ListeningSockets.of(descendants).filter { $0.reach != .elsewhere }
    guard !listeners.isEmpty else { return }
    listening.withLock { $0 = listeners[round % listeners.count].port }
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
