import Conformance
import Texts

/// A row of the matrix: an environment, and the versions that its servers reported.
struct MatrixEnvironment: Hashable {
  var name: String
  var versions: [String: String]

  /// The framework with its version: "django 3.0.14".
  var framework: String? {
    Framework.allCases.lazy.map(\.rawValue).compactMap { name in versions[name].map { "\(name) \($0)" } }.first
  }

  var asgiref: String? { versions["asgiref"] }

  /// Django's releases come in their order, and within one those of asgiref, so that the table reads as a history; then
  /// other environments, and at the end the kit's own servers.
  static func precedes(_ one: MatrixEnvironment, _ other: MatrixEnvironment) -> Bool {
    if one.rank != other.rank { return one.rank < other.rank }
    for component in ["django", "asgiref"] {
      let (left, right) = (one.release(of: component), other.release(of: component))
      if left != right { return left < right }
    }
    return one.name < other.name
  }

  private var rank: Int { name == "reference" ? 2 : versions["django"] == nil ? 1 : 0 }

  private func release(of component: String) -> VersionNumber {
    versions[component].flatMap { VersionNumber($0) } ?? VersionNumber([])
  }
}
