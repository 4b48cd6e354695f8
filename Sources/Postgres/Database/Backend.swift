/// One connection of the server under test, as Postgres sees it.
public struct Backend: Sendable, Hashable {
  public var processID: Int32
  /// `active`, `idle`, `idle in transaction` and the like, as in `pg_stat_activity`.
  public var state: String
  /// The statement that runs, or the last one that ran.
  public var statement: String
  /// Whom the statement runs or ran for, if its comment says so.
  public var comment: StatementComment? { StatementComment(parsing: statement) }
  /// Whether a transaction is open.
  public var isInTransaction: Bool

  public init(processID: Int32, state: String, statement: String, isInTransaction: Bool) {
    self.processID = processID
    self.state = state
    self.statement = statement
    self.isInTransaction = isInTransaction
  }
}
