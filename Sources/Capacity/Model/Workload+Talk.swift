/// The talk's workloads, each of two halves of half a second.
extension Workload {
  /// Sleeps, without the database.
  public static let sleep = twoHalves("sleep")
  /// Locks one and the same row, and sleeps.
  public static let rowLockAndSleep = twoHalves("row lock + sleep", .one)
  /// Locks one of 100 rows, and sleeps.
  public static let randomRowLockAndSleep = twoHalves("random row lock + sleep", .random(100))
  /// Two queries of `pg_sleep`.
  public static let sleepInDatabase = twoHalves("sleep in the database")
  /// Waits for an HTTP upstream.
  public static let webRequest = twoHalves("web request")

  /// All five, in the talk's order; the web request is its third blocking operation.
  public static let talk = [sleep, rowLockAndSleep, randomRowLockAndSleep, sleepInDatabase, webRequest]

  private static func twoHalves(_ name: String, _ rows: RowLocks = .none) -> Workload {
    Workload(name: name, known: Distribution(.constant(0.5 + 0.5)), rows: rows)
  }
}
