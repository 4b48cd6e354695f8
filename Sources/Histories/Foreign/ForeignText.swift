import Texts

/// Texts that others have written: a server, its app, Postgres, whoever saved a file. They are cut where they come in, and
/// shown without anything that a terminal or a reader of XML would take for more than text.
extension String {
  /// The text, cut at 2,000 characters: enough for any sentence, and no report is flooded.
  package var accepted: String { cut(at: 2_000) }

  /// The text, with its beginning in place of it where it has more than `limit` characters, and then a word on how many.
  package func cut(at limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let end = unicodeScalars.index(unicodeScalars.startIndex, offsetBy: limit, limitedBy: unicodeScalars.endIndex)
    guard let end, end < unicodeScalars.endIndex else { return self }
    return "\(self[..<end])… (cut; \(unicodeScalars.count) characters)"
  }

  /// The text as it can be shown: cut at 20,000 characters, and without what would move a cursor, change colours, turn the
  /// direction of writing, or make XML 1.0 invalid. Line breaks stay.
  package var printable: String {
    cut(at: 20_000).withoutTerminalSequences { $0 == "\n" || $0.isHarmless }
  }
}

extension Unicode.Scalar {
  /// Whether it stands for itself wherever it is shown: it neither controls a terminal, nor turns the direction of
  /// writing (https://www.unicode.org/reports/tr9/), nor is forbidden in XML 1.0 (https://www.w3.org/TR/xml/#charsets).
  package var isHarmless: Bool {
    switch self {
    case "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
      false
    default: properties.generalCategory != .control
    }
  }
}
