import Texts

/// The server could not be looked at. Says nothing about whether it conforms.
public struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// How far the kit had come.
  public enum Phase: String, Hashable, Sendable {
    case environment, spawn, ready, scenario
  }

  public var phase: Phase
  /// A sentence without its full stop: what was found, and what to do.
  public var reason: String
  /// The last lines that the server wrote, if that is of any help.
  public var log: [String]

  public init(_ phase: Phase, _ reason: String, log: [String] = []) {
    (self.phase, self.reason, self.log) = (phase, reason, log)
  }

  public var description: String {
    guard !log.isEmpty else { return reason }
    return reason.adding("the last lines of its log:\n") + log.map { "    " + $0 }.joined(separator: "\n")
  }
}
