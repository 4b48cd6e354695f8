/// What kept the kit from getting an answer out of Postgres, as a sentence that says what to do.
package struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which of the things that can go wrong went wrong.
  package enum Kind: Sendable, Hashable {
    /// A connection string, an account or a setting of the caller's cannot be used as it is.
    case unusable
    /// No connection came about.
    case unreachable
    /// A connection that stood is gone.
    case lost
    /// Postgres gave no answer in time. The connection is closed, since its answer may still come.
    case deadline
    /// Postgres answered with an error; `sqlState` says which.
    case refused
    /// An answer came, and is not of the shape that was asked for.
    case answer
    /// The gate no longer holds what it should, so requests may have passed it.
    case gateLost
    /// The embedded cluster could not be set up or started.
    case cluster
  }

  package var kind: Kind
  /// Postgres' own five-character code, where it gave one.
  package var sqlState: String?
  /// The statement that failed, where there was one.
  package var statement: String?
  /// What was found: Postgres' words, with its detail and hint, where they are known.
  package var message: String
  /// What was being done, to what, as "connecting to …".
  package var doing: String
  /// What to do next, as a sentence of its own.
  package var advice: String?

  package init(
    _ kind: Kind, doing: String, message: String, sqlState: String? = nil, statement: String? = nil,
    advice: String? = nil
  ) {
    self.kind = kind
    self.doing = doing
    self.message = message
    self.sqlState = sqlState
    self.statement = statement
    self.advice = advice
  }

  package var description: String {
    var text = "While \(doing): \(message)"
    if let sqlState { text += " (SQLSTATE \(sqlState))" }
    if let statement { text += ", in the statement \"\(statement.abridged(to: 200))\"" }
    if let end = text.last, !".?!".contains(end) { text += "." }
    if let advice { text += " \(advice)" }
    return text
  }
}

extension String {
  /// The text on one line, cut to at most `length` characters.
  func abridged(to length: Int) -> String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= length ? line : line.prefix(length - 1) + "…"
  }
}
