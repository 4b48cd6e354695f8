/// What is written of a model, in JSON or YAML: numbers, words, lists and mappings whose keys have an order.
indirect enum ModelForm: Hashable, Sendable {
  case number(Int)
  case word(String)
  case list([ModelForm])
  case mapping([Entry])

  struct Entry: Hashable, Sendable {
    var key: String
    var value: ModelForm

    init(_ key: String, _ value: ModelForm) { (self.key, self.value) = (key, value) }
  }

  /// On one line of YAML: `{pool: 5, overflow: 10}`.
  var onOneLine: String {
    switch self {
    case .number(let number): String(number)
    case .word(let word): word
    case .list(let items): "[\(items.map(\.onOneLine).joined(separator: ", "))]"
    case .mapping(let entries): "{\(entries.map { "\($0.key): \($0.value.onOneLine)" }.joined(separator: ", "))}"
    }
  }
}

extension ModelForm: Encodable {
  func encode(to encoder: any Encoder) throws {
    switch self {
    case .number(let number):
      var container = encoder.singleValueContainer()
      try container.encode(number)
    case .word(let word):
      var container = encoder.singleValueContainer()
      try container.encode(word)
    case .list(let items):
      var container = encoder.singleValueContainer()
      try container.encode(items)
    case .mapping(let entries):
      var container = encoder.container(keyedBy: Word.self)
      for entry in entries { try container.encode(entry.value, forKey: Word(stringValue: entry.key)) }
    }
  }
}
