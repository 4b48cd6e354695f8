package import Conformance

/// Why a measurement lies outside of what its model predicts.
package enum Explanation: Hashable, Sendable {
  /// The spread of the connections over the processes: how many answers each gave, the one with most first.
  case spread(answers: [Int])
  /// First requests that took so many seconds longer than the others.
  case coldWorkers(seconds: Double)
  /// The server delivers what another model predicts.
  case otherModel(ServerModel)
  /// No model that the kit knows of delivers that.
  case unknown
  /// What an earlier kit has written, the end of a sentence.
  case told(String)
}
