package import Histories

/// What was true of a request in a drawn server, whether or not anybody looked: from when to when it was held or waited.
package struct Stay: Sendable {
  package var request: String
  package var stage: Stage
  package var enter: Int
  /// `nil` while it lasts.
  package var exit: Int?
}
