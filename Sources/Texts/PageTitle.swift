extension Collection<UInt8> {
  /// The first line of a text; of a page in HTML, whose first line says nothing, its title.
  package var headline: String {
    let first = firstLine
    let start = first.lowercased()
    guard start.hasPrefix("<!doctype") || start.hasPrefix("<html") else { return first }
    let page = String(decoding: prefix(4000), as: UTF8.self)
    guard let match = page.firstMatch(of: /<title[^>]*>([^<]*)/.ignoresCase()) else { return first }
    let title = match.output.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return title.isEmpty ? first : Array(title.utf8).firstLine
  }
}
