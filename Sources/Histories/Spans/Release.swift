/// The moment at which the kit let one held request go.
public struct Release: Hashable, Sendable, Codable {
  public var request: String
  /// Read from the kit's clock before the release took effect.
  public var time: Int

  public init(_ request: String, at time: Int) { (self.request, self.time) = (request, time) }
}

/// A reading that no clock gives is an error when a release is read back.
extension Release {
  private enum CodingKeys: CodingKey { case request, time }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(String.self, forKey: .request), at: container.decode(in: Accepted.times, forKey: .time))
  }
}
