/// Why a violation is put up with for now, and where that can be read up.
public struct KnownViolation: Hashable, Sendable, Codable {
  /// In words, for readers of a report.
  public var reason: String
  /// The address of an issue or a page that says more.
  public var link: String

  public init(reason: String, link: String) { (self.reason, self.link) = (reason, link) }
}

extension KnownViolation: CustomStringConvertible {
  public var description: String { "\(reason), \(link)" }
}
