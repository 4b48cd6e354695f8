/// What Postgres shows of other sessions, and to whom.
enum Visibility {
  /// What stands in place of a statement that the role may not see.
  static let hidden = "<insufficient privilege>"

  static func error(backend: Int) -> PostgresError {
    PostgresError(
      .unusable, doing: "reading what the server's connections do",
      message: "Postgres hides the statement of backend \(backend) from the kit's role",
      advice: """
        Let the server and the kit connect as the same role, or grant the kit's role what it lacks: \
        GRANT pg_read_all_stats TO the role.
        """)
  }
}
