package import Conformance

/// Why a measurement lies outside of what its model predicts.
package enum Explanation: Hashable, Sendable {
  /// The spread of the connections over the processes: how many answers each gave, the one with most first.
  case spread(answers: [Int])
  /// First requests that took so many seconds longer than the others.
  case coldWorkers(seconds: Double)
  /// Other processes answered than the model has, or had more or fewer requests at work at once: so many of both, in the
  /// process that had most of them.
  case counted(processes: Int, atOnce: Int)
  /// What an earlier kit has found: the server delivers what another model predicts.
  case otherModel(ServerModel)
  /// No model that the kit knows of delivers that.
  case unknown
  /// What an earlier kit has written, the end of a sentence.
  case told(String)
}
