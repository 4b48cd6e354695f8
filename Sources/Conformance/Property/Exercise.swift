import Histories

/// Why an upheld verdict is not vacuous.
public struct Exercise: Hashable, Sendable, Codable {
  /// How many chances the server had to go wrong; at least one.
  public var opportunities: Int
  /// Says what the chances were.
  public var summary: String

  public init(opportunities: Int, _ summary: String) {
    (self.opportunities, self.summary) = (opportunities, summary)
  }

  private enum CodingKeys: CodingKey { case opportunities, summary }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    opportunities = try container.decode(in: Accepted.counts, forKey: .opportunities)
    summary = try container.decode(String.self, forKey: .summary)
  }
}
