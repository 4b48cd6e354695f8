/// A version of Python, such as 3.11.2.
public struct PythonVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var major: Int
  public var minor: Int
  public var patch: Int

  public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Takes one to three numbers with points between them; missing ones are 0.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { $0 >= 0 }
    guard (1...3).contains(parts.count), numbers.count == parts.count else { return nil }
    let all = numbers + [0, 0]
    self.init(all[0], all[1], all[2])
  }

  public static func < (first: PythonVersion, second: PythonVersion) -> Bool {
    (first.major, first.minor, first.patch) < (second.major, second.minor, second.patch)
  }

  public var description: String { "\(major).\(minor).\(patch)" }
}

/// Which versions of Python an environment can be made with, such as `>=3.8,<3.12`.
public struct PythonBounds: Hashable, Sendable, CustomStringConvertible {
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
  public let description: String

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

  public func contains(_ version: PythonVersion) -> Bool { clauses.allSatisfy { $0.holds(for: version) } }
}
