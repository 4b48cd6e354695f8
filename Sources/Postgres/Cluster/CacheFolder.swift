#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder for what is dear to make and good for many runs.
enum CacheFolder {
  /// LOCKSTEP_CACHE, else XDG_CACHE_HOME/lockstep, else ~/.cache/lockstep.
  static func path(_ variables: Variables) throws(PostgresError) -> String {
    if let named = variables["LOCKSTEP_CACHE"] { return named }
    if let caches = variables["XDG_CACHE_HOME"] { return "\(caches)/lockstep" }
    if let home = variables["HOME"] { return "\(home)/.cache/lockstep" }
    throw PostgresError(
      .cluster, doing: "looking for the cache folder", message: "HOME is not set",
      advice: "Point LOCKSTEP_CACHE to a folder that can be written to.")
  }

  static func lock(_ path: String) throws(PostgresError) -> FileLock {
    let lock: FileLock?
    do { lock = try FileLock(at: path, before: Deadline(in: .seconds(90))) } catch { throw failure(error) }
    return try held(lock, path)
  }

  /// For reading, with others who read; nil if there is no file to lock and none can be made.
  static func sharedLock(_ path: String) throws(PostgresError) -> FileLock? {
    let lock: FileLock?
    do { lock = try FileLock(at: path, before: Deadline(in: .seconds(90)), shared: true) } catch { return nil }
    return try held(lock, path)
  }

  private static func held(_ lock: FileLock?, _ path: String) throws(PostgresError) -> FileLock {
    guard let lock else {
      throw PostgresError(
        .cluster, doing: "preparing a Postgres template", message: "another run has held \(path) for 90 s",
        advice: "End that run; the lock is freed with it.")
    }
    return lock
  }

  static func failure(_ found: SystemFailure) -> PostgresError {
    let advice =
      switch found.number {
      case ENOSPC, EDQUOT: "Free some space there, or point LOCKSTEP_CACHE to a folder on another disk."
      default: "Point LOCKSTEP_CACHE to a folder that can be written to."
      }
    return PostgresError(
      .cluster, doing: "keeping a Postgres template in the cache", message: found.description, advice: advice)
  }
}
