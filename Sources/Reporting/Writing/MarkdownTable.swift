/// A table in Markdown as GitHub reads it (https://github.github.com/gfm/#tables-extension-).
struct MarkdownTable: CustomStringConvertible {
  var head: [String]
  var rows: [[String]]

  var description: String {
    let lines = [head] + [head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.map(\.inMarkdown).joined(separator: " | ") + " |\n" }.joined()
  }
}

extension String {
  /// The text with nothing in it that Markdown would take for its own, on one line.
  var inMarkdown: String {
    reduce(into: "") { text, character in
      if "\\`*_<>[]|#".contains(character) { text.append("\\") }
      text.append(character.isNewline ? " " : character)
    }
  }
}
