/// One connection of the server under test, as Postgres sees it.
package struct Backend: Sendable, Hashable {
  package var processID: Int32
  /// `active`, `idle`, `idle in transaction` and the like, as in `pg_stat_activity`.
  package var state: String
  /// The statement that runs, or the last one that ran.
  package var statement: String
  /// Whom the statement runs or ran for, if its comment says so.
  package var comment: StatementComment? { StatementComment(parsing: statement) }
  /// Whether a transaction is open.
  package var isInTransaction: Bool

  package init(processID: Int32, state: String, statement: String, isInTransaction: Bool) {
    self.processID = processID
    self.state = state
    self.statement = statement
    self.isInTransaction = isInTransaction
  }
}
