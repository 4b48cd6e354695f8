/// A question that has no answer: a rate of zero, no clients, a histogram without a count. The description is a
/// sentence that says about what, what was found, and what would be accepted.
public struct CapacityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being made, such as "the arrivals".
  public var subject: String
  /// What it was, in words, such as "the rate is 0.0".
  public var found: String
  /// What would be taken instead.
  public var accepted: String

  /// An error about `subject`.
  public init(_ subject: String, found: String, accepted: String) {
    (self.subject, self.found, self.accepted) = (subject, found, accepted)
  }

  /// Subject, finding and mend in one sentence.
  public var description: String { "\(subject): \(found); \(accepted)" }
}
