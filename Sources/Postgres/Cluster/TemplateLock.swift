import Platform
import Texts

/// The lock on a template, which those who copy it share.
enum TemplateLock {
  /// Longer than setting up a cluster takes on a slow machine.
  private static let patience = Duration.seconds(90)

  static func alone(_ path: String) async throws(PostgresError) -> FileLock {
    do { return try await FileLock.acquire(path, patience: patience) } catch { throw failure(error, path) }
  }

  /// For reading, with others who read; nil if there is no file to lock and none can be made.
  static func shared(_ path: String) async throws(PostgresError) -> FileLock? {
    do { return try await FileLock.acquire(path, shared: true, patience: patience) } catch {
      if case .system = error { return nil }
      throw failure(error, path)
    }
  }

  private static func failure(_ failure: FileLock.Failure, _ path: String) -> PostgresError {
    let doing = "preparing a Postgres template"
    switch failure {
    case .system(let failure): return PostgresError(keeping: failure)
    case .cancelled: return PostgresError(.cluster, doing: doing, message: "the run was interrupted")
    case .held(let holder, let passed):
      return PostgresError(
        .cluster, doing: doing, message: "\(holder) has held \(path) for \(passed.inWholeSeconds)",
        advice: "End that run; the lock is freed with it.")
    }
  }
}
