package import Histories

/// Why there is no answer to go by: none came, or not one of the probe's, or not the one that was asked for.
package struct ProbeFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the client got instead.
  package var fate: ClientFate
  /// The end of the sentence "the server …".
  package var description: String
  /// The framework has no counterpart of what the view is about.
  package var isUnsupported: Bool
  /// The backends on which one transaction ran, where the probe saw them change.
  package var backends: [Int]

  /// Without a `description` it is the fate in words.
  package init(_ fate: ClientFate, description: String? = nil, isUnsupported: Bool = false, backends: [Int] = []) {
    (self.fate, self.description) = (fate, description ?? fate.words)
    (self.isUnsupported, self.backends) = (isUnsupported, backends)
  }
}
