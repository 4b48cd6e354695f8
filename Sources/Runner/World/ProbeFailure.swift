/// Why an answer is not one of the probe's, or not the one that was asked for, as the end of the sentence "the server …".
package struct ProbeFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  /// The framework has no counterpart of what the view is about.
  package var isUnsupported: Bool
  /// The backends on which one transaction ran, where the probe saw them change.
  package var backends: [Int]

  package init(description: String, isUnsupported: Bool = false, backends: [Int] = []) {
    (self.description, self.isUnsupported, self.backends) = (description, isUnsupported, backends)
  }
}
