import Texts

/// The server could not be looked at. Says nothing about whether it conforms.
package struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// How far the kit had come.
  package enum Phase: String, Hashable, Sendable {
    case environment, spawn, ready, scenario
  }

  package var phase: Phase
  /// A sentence without its full stop: what was found, and what to do.
  package var reason: String
  /// The last lines that the server wrote, if that is of any help.
  package var log: [String]

  package init(_ phase: Phase, _ reason: String, log: [String] = []) {
    (self.phase, self.reason, self.log) = (phase, reason, log)
  }

  package var description: String {
    guard !log.isEmpty else { return reason }
    return reason.adding("the last lines of its log:\n") + log.map { "    " + $0 }.joined(separator: "\n")
  }
}
