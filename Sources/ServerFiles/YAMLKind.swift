import Texts
import Yams

/// What a value of a YAML file is, with the characters that stand there.
enum YAMLKind: Equatable {
  case text(String)
  /// Whole, in whatever notation.
  case integer(String)
  case fraction(String)
  /// One of YAML 1.1's many words for true and false.
  case truth(String)
  /// A word for nothing, or nothing at all.
  case nothing(String)
  case date(String)
  case list
  /// `{word}`, which is a mapping of YAML's unless it stands in quotes.
  case bareWord(String)
  case mapping
  case other
}

extension Node {
  var kind: YAMLKind {
    switch self {
    case .sequence: .list
    case .alias: .other
    case .mapping(let mapping): mapping.bareWord.map(YAMLKind.bareWord) ?? .mapping
    case .scalar(let scalar):
      switch Tag.Name(rawValue: tag.rawValue) {
      case .str: .text(scalar.string)
      case .int: .integer(scalar.string)
      case .float: .fraction(scalar.string)
      case .bool: .truth(scalar.string)
      case .null: .nothing(scalar.string)
      case .timestamp: .date(scalar.string)
      default: .other
      }
    }
  }
}

extension Node.Mapping {
  fileprivate var bareWord: String? {
    guard count == 1, let (key, value) = first, value.kind == .nothing(""), case .text(let word) = key.kind else {
      return nil
    }
    return Placeholder(rawValue: word)?.rawValue
  }
}

extension YAMLKind {
  /// What a sentence calls the value.
  var inWords: String {
    switch self {
    case .text(let text): "the text \(text.quoted)"
    case .integer(let digits), .fraction(let digits): "the number \(digits.shortened)"
    case .truth(let word): "\(word), which YAML reads as a truth value"
    case .nothing(let word): word.isEmpty ? "empty" : "\(word), which YAML reads as nothing"
    case .date(let text): "\(text.shortened), which YAML reads as a date"
    case .bareWord(let word): "the mapping {\(word)}, since it stands without quotes (write \"{\(word)}\")"
    case .list, .mapping, .other: inWordsWithoutValue
    }
  }

  /// The same without the value, which may be secret.
  var inWordsWithoutValue: String {
    switch self {
    case .text: "a text"
    case .integer, .fraction: "a number"
    case .truth: "what YAML reads as a truth value"
    case .nothing: "empty"
    case .date: "what YAML reads as a date"
    case .list: "a list"
    case .bareWord, .mapping: "a mapping"
    case .other: "of a type that is not known here"
    }
  }
}

extension String {
  /// In quotes, on one line, and not too long for a sentence.
  var quoted: String { "\"\(shortened)\"" }
}
