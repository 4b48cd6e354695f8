import Postgres

/// Where statements are run, one after the other.
protocol StatementExecutor {
  func run(_ sql: String) throws(PostgresError) -> Rows
}
