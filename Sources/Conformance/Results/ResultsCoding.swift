/// Results are saved as one object: `format`, `kit`, `host`, `postgres`, `servers` and `outcomes`, and where it was looked
/// for `advice`.
extension Results: Codable {
  /// The version of the format that this kit writes and reads.
  public static let currentFormat = 1

  private enum CodingKeys: CodingKey { case format, kit, host, postgres, servers, outcomes, advice }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let format = try container.decode(Int.self, forKey: .format)
    guard format == Self.currentFormat else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: container,
        debugDescription: "found format \(format), and this kit reads format \(Self.currentFormat)")
    }
    try self.init(
      kit: container.decode(String.self, forKey: .kit), host: container.decode(Host.self, forKey: .host),
      postgres: container.decodeIfPresent(String.self, forKey: .postgres),
      servers: container.decode([ServerResult].self, forKey: .servers),
      outcomes: container.decode([Outcome].self, forKey: .outcomes),
      advice: SavedAdvice.all(container.decodeIfPresent([SavedAdvice].self, forKey: .advice)))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.currentFormat, forKey: .format)
    try container.encode(kit, forKey: .kit)
    try container.encode(host, forKey: .host)
    try container.encode(postgres, forKey: .postgres)
    try container.encode(servers, forKey: .servers)
    try container.encode(outcomes, forKey: .outcomes)
    try container.encodeIfPresent(advice, forKey: .advice)
  }
}

/// Advice as a file has it. Before it had a cause it was prose, which is passed over: it follows from the results.
private struct SavedAdvice: Decodable {
  private enum CodingKeys: CodingKey { case cause }

  var advice: CapacityAdvice?

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    advice = container.contains(.cause) ? try CapacityAdvice(from: decoder) : nil
  }

  /// `nil` where there is none, or any of it is prose.
  static func all(_ saved: [SavedAdvice]?) -> [CapacityAdvice]? {
    guard let saved else { return nil }
    let advice = saved.compactMap(\.advice)
    return advice.count == saved.count ? advice : nil
  }
}
