import Platform

/// The lock on a template, which those who copy it share.
enum TemplateLock {
  static func alone(_ path: String) throws(PostgresError) -> FileLock {
    let lock: FileLock?
    do { lock = try FileLock(at: path, before: Deadline(in: .seconds(90))) } catch {
      throw PostgresError(keeping: error)
    }
    return try held(lock, path)
  }

  /// For reading, with others who read; nil if there is no file to lock and none can be made.
  static func shared(_ path: String) throws(PostgresError) -> FileLock? {
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
}
