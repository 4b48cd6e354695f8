/// What kept the kit from getting something of the machine's, in two clauses that begin in small letters: whoever asked
/// for it says what it was for.
package struct PlatformError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found instead.
  package var found: String
  /// What to do about it.
  package var advice: String

  package init(found: String, advice: String) { (self.found, self.advice) = (found, advice) }

  package var description: String { "\(found); \(advice)" }
}
