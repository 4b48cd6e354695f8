/// A workload is saved as its word.
extension TalkWorkload: Codable {
  /// Reads a word; throws a `DecodingError` that names the words there are.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    do throws(CapacityError) { try self.init(word, in: "the workload") } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error.found); \(error.accepted)")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
