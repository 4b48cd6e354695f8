/// Text in columns, two spaces apart, with a rule below the head and one at the end.
struct Table {
  struct Cell {
    var text: String
    var inks: [Style.Ink] = []
  }

  var head: [[String]]
  /// A row that is shorter than the head leaves its last columns empty.
  var rows: [[Cell]]

  func lines(_ style: Style) -> [String] {
    let columns = (head.map(\.count) + rows.map(\.count)).max() ?? 0
    let widths = (0..<columns).map { column in
      (head.map { $0.count > column ? $0[column].count : 0 } + rows.map { $0.count > column ? $0[column].text.count : 0 })
        .max() ?? 0
    }
    let rule = String(repeating: "─", count: max(0, widths.reduce(-2) { $0 + $1 + 2 }))
    return head.map { line($0.map { Cell(text: $0) }, widths, style) } + [rule] + rows.map { line($0, widths, style) } + [rule]
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ style: Style) -> String {
    let last = cells.lastIndex { !$0.text.isEmpty } ?? 0
    return cells.prefix(last + 1).enumerated().map { column, cell in
      let padding = column == last ? 0 : widths[column] - cell.text.count
      return style.paint(cell.text, cell.inks) + String(repeating: " ", count: padding)
    }.joined(separator: "  ")
  }
}
