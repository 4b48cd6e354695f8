import Processes

/// Why an embedded Postgres does not run.
enum ClusterFailure {
  static func spawn(_ error: SpawnError) -> PostgresError {
    PostgresError(.cluster, doing: "starting an embedded Postgres", message: error.description)
  }

  static func ended(_ program: String, _ exit: Exit?, _ tail: [String]) -> PostgresError {
    PostgresError(
      .cluster, doing: "starting an embedded Postgres",
      message: "\(program) \(exit.map(\.description) ?? "was not done in time"); \(last(tail))",
      advice: "Mend what its log complains of, or give the kit a running Postgres with --postgres DSN.")
  }

  static func last(_ tail: [String]) -> String {
    tail.isEmpty ? "its log is empty" : "its log ends with:\n" + tail.map { "  \($0)" }.joined(separator: "\n")
  }
}
