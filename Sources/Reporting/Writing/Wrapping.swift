/// How wide a report for people is, where names and addresses let it be.
package enum ReportWidth {
  /// In columns; that of the terminal that it is for, if it is for one.
  @TaskLocal package static var columns = 100

  /// What a report can do with: in fewer columns its diagrams break, and in more nobody finds the next line.
  package static let accepted = 60...120
}

var reportWidth: Int { ReportWidth.columns }

extension String {
  /// The text in lines of at most `width` columns, broken at `separator` only, so a longer part has a line of its own.
  /// Line breaks in the text are kept.
  func broken(at width: Int, between separator: String = " ") -> [String] {
    split(separator: "\n").flatMap { paragraph in
      paragraph.split(separator: separator).reduce(into: [String]()) { lines, part in
        if let last = lines.last, last.count + separator.count + part.count <= width {
          lines[lines.count - 1] += separator + part
        } else {
          lines.append(String(part))
        }
      }
    }
  }

  /// The text in lines of at most ``ReportWidth/columns`` columns, each after `indent` spaces.
  func wrapped(indent: Int) -> [String] {
    broken(at: reportWidth - indent).map { String(repeating: " ", count: indent) + $0 }
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
