/// Why a load cannot be put on a server, or was not finished, as a sentence.
package struct LoadError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
  /// Whether the task was cancelled, rather than anything being wrong.
  package let isCancellation: Bool

  package init(_ sentence: String) { (description, isCancellation) = (sentence, false) }

  /// The load was given up on request.
  static let cancelled = LoadError(cancelled: "The load was given up before its last answer, since it was cancelled.")

  private init(cancelled sentence: String) { (description, isCancellation) = (sentence, true) }
}
