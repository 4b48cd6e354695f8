import Histories

/// A key of a saved object, where the key itself says which case it is: the `pool` of `{"pool": 6}`.
struct Word: CodingKey, Hashable, ExpressibleByStringLiteral {
  var stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init(stringLiteral value: String) { stringValue = value }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// The only key of an object, such as the `each` of `{"each": 4}`, with the number behind it.
  func wordAndNumber(_ known: [String]) throws -> (word: String, number: Int) {
    let container = try container(keyedBy: Word.self)
    guard let word = container.allKeys.first, container.allKeys.count == 1, known.contains(word.stringValue) else {
      let found = container.allKeys.map(\.stringValue).sorted().joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath,
          debugDescription: "found \"\(found)\"; one of \(known.joined(separator: ", ")) is known"))
    }
    return (word.stringValue, try container.decode(in: Accepted.counts, forKey: word))
  }
}

extension Encoder {
  /// Writes `{"word": number}`.
  func encode(_ word: Word, _ number: Int) throws {
    var container = container(keyedBy: Word.self)
    try container.encode(number, forKey: word)
  }
}
