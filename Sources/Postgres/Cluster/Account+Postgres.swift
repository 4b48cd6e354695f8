import Glibc
import Platform

extension Account {
  /// Whom to run Postgres as: nil stands for the user that the kit runs as.
  ///
  /// Postgres refuses to run as root, so root needs another: `postgres`, which comes with its package, else `nobody`.
  static func forPostgres() throws(PostgresError) -> Account? {
    guard geteuid() == 0 else { return nil }
    guard let account = Account(named: "postgres") ?? Account(named: "nobody") else {
      throw PostgresError(
        .cluster, doing: "starting an embedded Postgres",
        message: "Postgres refuses to run as root, and there is neither a user postgres nor nobody",
        advice: "Run the kit as an ordinary user, or add one: useradd --system postgres.")
    }
    return account
  }
}
