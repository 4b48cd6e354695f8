/// What is wrong in a list of known violations.
public struct KnownViolationsError: Error, Hashable, Sendable {
  /// Counted from 1.
  public var line: Int
  public var found: String
  public var accepted: String
}
