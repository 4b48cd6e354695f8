/// The text of a failed connection attempt, taken apart: libpq gives it no result that could be asked for its fields.
///
/// Under `PQERRORS_VERBOSE` a line reads `… FATAL:  28P01: password authentication failed for user "x"`, whatever
/// language the severity is in, followed by a line `LOCATION:  …`.
struct ServerMessage: Equatable {
  var sqlState: String?
  var text: String

  init(verbose message: String) {
    var lines = message.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }
    // The last line of a verbose report names a place in Postgres' source, in the form `LOCATION:  f, file.c:12`.
    lines.removeAll { $0.wholeMatch(of: #/\S+:\s+\w+, \w+\.c:\d+/#) != nil }
    for (index, line) in lines.enumerated() {
      guard let match = line.firstMatch(of: #/:\s+((?=[A-Z]*[0-9])[0-9A-Z]{5}):\s+/#) else { continue }
      sqlState = String(match.1)
      lines[index] = line.replacingCharacters(in: match.range, with: ": ")
    }
    text = Self.joined(lines)
  }

  /// The words that libpq keeps for a connection, on one line.
  static func flattened(_ message: String) -> String {
    joined(message.split(whereSeparator: \.isNewline).map(\.trimmingSpaces))
  }

  /// The lines as sentences: a line that begins with a capital begins one.
  private static func joined(_ lines: [String]) -> String {
    lines.filter { !$0.isEmpty }.reduce("") { text, line in
      guard let end = text.last else { return line }
      return text + (line.first?.isUppercase == true && !".?!:".contains(end) ? ". " : " ") + line
    }
  }
}

extension Substring {
  var trimmingSpaces: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension String {
  func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
