/// A process could not be started; the description is a sentence that says what was found and what to do.
package struct SpawnError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The program that was to be started. Its arguments are left out, for they may hold a password.
  package var executable: String
  /// What was found instead.
  package var found: String
  /// What to do about it.
  package var advice: String

  package init(executable: String, found: String, advice: String) {
    self.executable = executable
    self.found = found
    self.advice = advice
  }

  package var description: String { "cannot start \(executable): \(found); \(advice)" }
}
