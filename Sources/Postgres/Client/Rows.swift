/// The rows that a statement answered with, copied out of libpq.
package struct Rows: Sendable, RandomAccessCollection {
  final class Columns: Sendable {
    let positions: [String: Int]
    let statement: String

    init(_ names: [String], statement: String) {
      positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
      self.statement = statement
    }
  }

  private let columns: Columns
  private let cells: [[String?]]

  init(_ names: [String], _ cells: [[String?]], statement: String) {
    columns = Columns(names, statement: statement)
    self.cells = cells
  }

  package var startIndex: Int { cells.startIndex }
  package var endIndex: Int { cells.endIndex }
  package subscript(position: Int) -> Row { Row(columns: columns, cells: cells[position]) }

  /// The single row of an answer that must have exactly one.
  package var only: Row {
    get throws(PostgresError) {
      guard count == 1, let first else {
        throw PostgresError(
          .answer, doing: "reading an answer", message: "\(count) rows came where one was expected",
          statement: columns.statement)
      }
      return first
    }
  }
}
