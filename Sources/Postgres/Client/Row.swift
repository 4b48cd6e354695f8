/// One row of an answer; its values are Postgres' texts for them.
package struct Row: Sendable {
  let columns: Rows.Columns
  let cells: [String?]

  /// The text of a column; nil when it is null or there is no such column.
  package subscript(name: String) -> String? { columns.positions[name].flatMap { cells[$0] } }

  /// The text of a column that must be there and not null.
  package func string(_ name: String) throws(PostgresError) -> String {
    guard let value = self[name] else { throw unexpected(name, found: "nothing", wanted: "a value") }
    return value
  }

  /// The value of an integer column.
  package func int(_ name: String) throws(PostgresError) -> Int {
    let text = try string(name)
    guard let value = Int(text) else { throw unexpected(name, found: "'\(text)'", wanted: "an integer") }
    return value
  }

  /// The value of an `integer` column, which has 32 bits.
  package func int32(_ name: String) throws(PostgresError) -> Int32 {
    let text = try string(name)
    guard let value = Int32(text) else { throw unexpected(name, found: "'\(text)'", wanted: "an int4") }
    return value
  }

  /// The value of a boolean column.
  package func bool(_ name: String) throws(PostgresError) -> Bool {
    switch try string(name) {
    case "t": true
    case "f": false
    case let text: throw unexpected(name, found: "'\(text)'", wanted: "a boolean")
    }
  }

  private func unexpected(_ name: String, found: String, wanted: String) -> PostgresError {
    PostgresError(
      .answer, doing: "reading the column \(name)", message: "\(found) was found where \(wanted) was expected",
      statement: columns.statement)
  }
}
