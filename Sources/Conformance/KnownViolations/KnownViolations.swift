/// The violations of one server that are known and put up with for now, by property.
///
/// A list of such violations stays honest only if it fails where it is out of date, see ``Outcome/stale``. The idea is
/// that of connectrpc/conformance (https://github.com/connectrpc/conformance).
public struct KnownViolations: Hashable, Sendable {
  public static let none = KnownViolations([:])

  public var violations: [Property.ID: KnownViolation]

  public init(_ violations: [Property.ID: KnownViolation]) { self.violations = violations }

  public subscript(property: Property.ID) -> KnownViolation? { violations[property] }
}

/// What is wrong in a list of known violations.
public struct KnownViolationsError: Error, Hashable, Sendable {
  /// Counted from 1.
  public var line: Int
  public var found: String
  public var accepted: String
}
