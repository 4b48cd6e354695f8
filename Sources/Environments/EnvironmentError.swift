/// A server's Python could not be made ready; the description is a sentence that says what was being done, what was
/// found and what to do, and then quotes the last lines of the tool that failed.
package struct EnvironmentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done, such as `create the Python environment legacy`.
  package var doing: String
  package var found: String
  package var advice: String
  /// The last lines of output of what failed, without passwords; empty where nothing ran.
  package var output: [String]

  package init(doing: String, found: String, advice: String, output: [String] = []) {
    self.doing = doing
    self.found = found
    self.advice = advice
    self.output = output
  }

  package var description: String {
    let sentence = "cannot \(doing): \(found); \(advice)"
    return output.isEmpty ? sentence : ([sentence] + output.map { "  | \($0)" }).joined(separator: "\n")
  }
}

extension EnvironmentError {
  static func interrupted(_ doing: String) -> EnvironmentError {
    EnvironmentError(doing: doing, found: "the run was interrupted", advice: "run it again, and it begins anew")
  }
}
