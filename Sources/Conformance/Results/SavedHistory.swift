public import Histories

/// A history with all that is needed to judge it again, in a versioned format.
public struct SavedHistory: Hashable, Sendable, Codable {
  /// The version of the format that this kit writes. Since version 2 a history tells the fate of every request.
  public static let currentFormat = 2
  /// The oldest version that it reads.
  public static let oldestFormat = 1

  public var format: Int
  public var property: Property.ID
  public var subject: Subject
  public var scenario: Scenario
  public var history: History
  /// Why a violation of the property is put up with on this server, so that it is when it is judged again, too.
  public var known: KnownViolation?

  public init(
    _ property: Property.ID, on subject: Subject, scenario: Scenario, history: History, known: KnownViolation? = nil
  ) {
    format = Self.currentFormat
    (self.property, self.subject, self.scenario, self.history) = (property, subject, scenario, history)
    self.known = known
  }

  private enum CodingKeys: CodingKey { case format, property, subject, scenario, history, known }

  /// Reads a file of any version that this kit reads, as one of the current version.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let format = try container.decode(Int.self, forKey: .format)
    guard (Self.oldestFormat...Self.currentFormat).contains(format) else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: container,
        debugDescription: "found format \(format), and this kit reads \(Self.readableFormats)")
    }
    try self.init(
      container.decode(Property.ID.self, forKey: .property), on: container.decode(Subject.self, forKey: .subject),
      scenario: container.decode(Scenario.self, forKey: .scenario),
      history: container.decode(History.self, forKey: .history),
      known: container.decodeIfPresent(KnownViolation.self, forKey: .known))
  }

  /// The outcome of judging the history again; `nil` if the catalogue has no such property.
  public func judged() -> Outcome? {
    Catalogue.property(property).map { Outcome($0.id, on: subject, $0.verdict(on: history, of: subject), known: known) }
  }
}
