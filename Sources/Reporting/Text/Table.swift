/// Text in columns, two spaces apart, with a rule below the head and one at the end. The last column is a list with commas
/// and takes several lines where the others leave it too little room.
struct Table {
  struct Cell {
    var lines: [String]
    var inks: [Style.Ink] = []

    init(_ lines: [String], _ inks: [Style.Ink] = []) { (self.lines, self.inks) = (lines, inks) }
    init(_ text: String, _ inks: [Style.Ink] = []) { self.init([text], inks) }
  }

  /// The least room for the last column, however wide the others are.
  static let leastRoom = 21

  /// As many cells in each row.
  var head: [[String]]
  var rows: [[Cell]]

  func lines(_ style: Style) -> [String] {
    var rows = head.map { $0.map { Cell($0) } } + rows
    guard let last = rows.first?.indices.last else { return [] }
    let before = (0..<last).reduce(0) { $0 + width(of: $1, in: rows) + 2 }
    let room = max(Self.leastRoom, reportWidth - before)
    for row in rows.indices {
      rows[row][last].lines = rows[row][last].lines.flatMap { $0.broken(at: room, between: ", ") }
    }
    let widths = (0...last).map { width(of: $0, in: rows) }
    let rule = String(repeating: "─", count: before + widths[last])
    let drawn = rows.map { draw($0, widths, style) }
    return drawn.prefix(head.count).flatMap { $0 } + [rule] + drawn.dropFirst(head.count).flatMap { $0 } + [rule]
  }

  private func width(of column: Int, in rows: [[Cell]]) -> Int {
    rows.flatMap { $0[column].lines.map(\.count) }.max() ?? 0
  }

  /// The lines of one row. What is empty at its end is left out.
  private func draw(_ row: [Cell], _ widths: [Int], _ style: Style) -> [String] {
    (0..<(row.map(\.lines.count).max() ?? 0)).map { number in
      let texts = row.map { $0.lines.count > number ? $0.lines[number] : "" }
      let last = texts.lastIndex { !$0.isEmpty } ?? 0
      return (0...last).map { column in
        let padding = column == last ? 0 : widths[column] - texts[column].count
        return style.paint(texts[column], row[column].inks) + String(repeating: " ", count: padding)
      }.joined(separator: "  ")
    }
  }
}
