/// A text of a server file, taken apart at its placeholders.
///
/// Only `{word}` is one, so that JSON and other braces can stand in a command; `${word}` is left to a shell, and
/// `{{word}}` stands for the text `{word}`.
struct Template {
  enum Part: Equatable {
    case text(String)
    case placeholder(String)
  }

  private(set) var parts: [Part] = []

  init(_ source: String) {
    var rest = source[...]
    var text = ""
    while let first = rest.first {
      if let (word, end) = Template.word(in: rest, between: "{{", and: "}}") {
        text += "{\(word)}"
        rest = rest[end...]
      } else if text.last != "$", let (word, end) = Template.word(in: rest, between: "{", and: "}") {
        if !text.isEmpty { parts.append(.text(text)) }
        parts.append(.placeholder(word))
        (text, rest) = ("", rest[end...])
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
  }

  var placeholders: [String] {
    parts.compactMap { if case .placeholder(let word) = $0 { word } else { nil } }
  }

  /// The text with each placeholder replaced; one without a value stays as it is.
  func filled(with value: (Placeholder) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .placeholder(let word): Placeholder(rawValue: word).map(value) ?? "{\(word)}"
      }
    }.joined()
  }

  private static func word(
    in text: Substring, between opening: String, and closing: String
  ) -> (word: String, end: String.Index)? {
    guard text.hasPrefix(opening) else { return nil }
    let rest = text.dropFirst(opening.count)
    let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    guard word.first?.isLetter == true, rest[word.endIndex...].hasPrefix(closing) else { return nil }
    return (String(word), rest.index(word.endIndex, offsetBy: closing.count))
  }
}
