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
