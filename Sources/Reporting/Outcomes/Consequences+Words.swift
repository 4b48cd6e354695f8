import Conformance

extension Report {
  /// What is said of properties whose violation is no finding of its own.
  static func words(for consequences: [Property.ID]) -> String {
    let list = consequences.map(\.rawValue).joined(separator: ", ")
    return "\(list) \(consequences.count == 1 ? "is" : "are") violated too, as follows from this; mend it first"
  }
}
