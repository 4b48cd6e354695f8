/// How wide a report is, where names and addresses let it be.
let reportWidth = 100

extension String {
  /// The text in lines of at most ``reportWidth`` columns, each after `indent` spaces. Its own line breaks are kept.
  func wrapped(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return split(separator: "\n").flatMap { paragraph in
      paragraph.split(separator: " ").reduce(into: [String]()) { lines, word in
        if let last = lines.last, indent + last.count + 1 + word.count <= reportWidth {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
    }.map { margin + $0 }
  }

  /// The text in lines, the first one behind `label`, the others below its beginning.
  ///
  /// `width` is what the label takes on the screen; a coloured one is longer than that.
  func wrapped(behind label: String, width: Int) -> [String] {
    var lines = wrapped(indent: width)
    guard let first = lines.first else { return [label] }
    lines[0] = label + first.dropFirst(width)
    return lines
  }

  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  func paddedLeft(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
