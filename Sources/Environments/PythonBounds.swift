/// Which versions of Python an environment can be made with, such as `>=3.8,<3.12`.
package struct PythonBounds: Hashable, Sendable, CustomStringConvertible {
  struct Clause: Hashable, Sendable {
    var comparison: String
    var version: PythonVersion

    func holds(for other: PythonVersion) -> Bool {
      switch comparison {
      case ">=": other >= version
      case "<=": other <= version
      case ">": other > version
      case "<": other < version
      default: other == version
      }
    }
  }

  var clauses: [Clause]
  package let description: String

  /// The oldest Python that the probe runs on.
  static let probe = PythonBounds(clauses: [Clause(comparison: ">=", version: PythonVersion(3, 8))], ">=3.8")

  private init(clauses: [Clause], _ description: String) {
    self.clauses = clauses
    self.description = description
  }

  init?(_ text: String) {
    var clauses: [Clause] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let part = String(part.filter { !$0.isWhitespace })
      guard let comparison = [">=", "<=", "==", ">", "<"].first(where: part.hasPrefix),
        let version = PythonVersion(part.dropFirst(comparison.count))
      else { return nil }
      clauses.append(Clause(comparison: comparison, version: version))
    }
    self.init(clauses: clauses, text)
  }

  package func contains(_ version: PythonVersion) -> Bool { clauses.allSatisfy { $0.holds(for: version) } }
}
