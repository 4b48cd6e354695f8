/// A process could not be started; the description is a sentence that says what was found and what to do.
public struct SpawnError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The program that was to be started. Its arguments are left out, for they may hold a password.
  public var executable: String
  /// What was found instead.
  public var found: String
  /// What to do about it.
  public var advice: String

  public init(executable: String, found: String, advice: String) {
    self.executable = executable
    self.found = found
    self.advice = advice
  }

  public var description: String { "cannot start \(executable): \(found); \(advice)" }
}
