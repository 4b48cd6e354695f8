/// Text in columns, two spaces apart, with a rule below the head and one at the end.
///
/// Where the table is wider than the report, the last column, which is a list, is broken at its commas, and then the
/// first two, which are texts, between their words.
struct Table {
  struct Cell {
    var lines: [String]
    var inks: [Style.Ink] = []

    init(_ text: String, _ inks: [Style.Ink] = []) { (lines, self.inks) = ([text], inks) }
  }

  /// The least room for a name that is broken, however wide the others are: less on a narrow terminal, whose lines would
  /// be broken anyhow.
  private var leastRoom: Int { width < 100 ? 15 : 21 }
  /// The same for the list, and for the column beside the names.
  private static let leastRoomForList = 16
  private static let leastRoomBeside = 10

  /// As many cells in each row.
  var head: [[String]]
  var rows: [[Cell]]
  /// How wide the table may be, in columns of the terminal.
  var width = reportWidth

  func lines(_ style: Style) -> [String] {
    var rows = head.map { $0.map { Cell($0) } } + rows
    guard let last = rows.first?.indices.last else { return [] }
    fit(last, in: &rows, least: Self.leastRoomForList) { list, room in list.broken(at: room, between: ", ") }
    fit(0, in: &rows, least: leastRoom, Self.hanging)
    if last > 1 { fit(1, in: &rows, least: Self.leastRoomBeside, Self.hanging) }
    let widths = (0...last).map { width(of: $0, in: rows) }
    let rule = String(repeating: "─", count: widths.reduce(2 * last, +))
    let drawn = rows.map { draw($0, widths, style) }
    return drawn.prefix(head.count).flatMap { $0 } + [rule] + drawn.dropFirst(head.count).flatMap { $0 } + [rule]
  }

  /// The text, broken between its words where it has to be, with its later lines set in.
  private static func hanging(_ text: String, in room: Int) -> [String] {
    guard text.count > room else { return [text] }
    let lines = text.broken(at: room - 2)
    return lines.prefix(1) + lines.dropFirst().map { "  " + $0 }
  }

  /// Breaks the texts of one column into what room the others leave.
  private func fit(
    _ column: Int, in rows: inout [[Cell]], least: Int, _ breaking: (String, Int) -> [String]
  ) {
    let columns = rows.first?.indices ?? 0..<0
    let others = columns.filter { $0 != column }.reduce(0) { $0 + width(of: $1, in: rows) + 2 }
    let room = max(least, width - others)
    for row in rows.indices { rows[row][column].lines = rows[row][column].lines.flatMap { breaking($0, room) } }
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
