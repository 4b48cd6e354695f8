#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A user of the system that Postgres runs as.
struct Account: Sendable, Equatable {
  var user: uid_t
  var group: gid_t

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

  init?(named name: String) {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    (user, group) = (entry.pw_uid, entry.pw_gid)
  }
}
