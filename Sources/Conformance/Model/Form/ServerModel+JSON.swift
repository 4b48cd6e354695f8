/// A model is saved in the words of a server file:
/// `{"gateway": "wsgi", "processes": 5, "threads": 1}`,
/// `{"gateway": "asgi", "processes": 1, "sync-views": "one-thread"}`,
/// `{"gateway": "split", "sync": {"processes": 2, "threads": 1}, "async": {"processes": 2}}`.
extension ServerModel: Codable {
  public init(from decoder: any Decoder) throws { try self.init(reading: JSONSource(from: decoder)) }

  public func encode(to encoder: any Encoder) throws { try form.encode(to: encoder) }
}

/// A value of JSON that is read as a part of a model.
private struct JSONSource: ModelSource, Decodable {
  private indirect enum Kind {
    case number(Int)
    case text(String)
    case list([JSONSource])
    case mapping([String: JSONSource])
    case null
    case other
  }

  private let place: [any CodingKey]
  private let kind: Kind

  init(from decoder: any Decoder) throws {
    place = decoder.codingPath
    if let mapping = try? decoder.container(keyedBy: Word.self) {
      var entries: [String: JSONSource] = [:]
      for key in mapping.allKeys { entries[key.stringValue] = try mapping.decode(JSONSource.self, forKey: key) }
      kind = .mapping(entries)
      return
    }
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      kind = .number(number)
    } else if let text = try? value.decode(String.self) {
      kind = .text(text)
    } else if let list = try? value.decode([JSONSource].self) {
      kind = .list(list)
    } else {
      kind = value.decodeNil() ? .null : .other
    }
  }

  var path: String { place.last { $0.intValue == nil }?.stringValue ?? "the model" }
  var word: String? { if case .text(let text) = kind { text } else { nil } }
  var isMapping: Bool { if case .mapping = kind { true } else { false } }

  func entries(known: [String], accepted: String) throws(DecodingError) -> [String: JSONSource] {
    guard case .mapping(let entries) = kind else { throw error("found \(found)", accepted) }
    if let stranger = entries.keys.sorted().first(where: { !known.contains($0) }) {
      throw error("unknown key \"\(stranger)\"", "accepted here: \(known.joined(separator: ", "))")
    }
    return entries
  }

  func elements(accepted: String) throws(DecodingError) -> [JSONSource] {
    guard case .list(let items) = kind else { throw error("found \(found)", accepted) }
    return items
  }

  func wholeNumber(in range: ClosedRange<Int>) throws(DecodingError) -> Int {
    let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound) is accepted"
    guard case .number(let number) = kind, range.contains(number) else { throw error("found \(found)", accepted) }
    return number
  }

  func unknownWord(among known: [String], accepted: String) -> DecodingError { error("found \(found)", accepted) }

  func error(_ found: String, _ accepted: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: place, debugDescription: "\(found); \(accepted)"))
  }

  private var found: String {
    switch kind {
    case .number(let number): String(number)
    case .text(let text): "\"\(text)\""
    case .list: "a list"
    case .mapping: "a mapping"
    case .null: "null"
    case .other: "neither a whole number, nor text, nor a mapping"
    }
  }
}
