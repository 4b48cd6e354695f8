import Platform
import Texts

extension CacheDirectory {
  /// How long a run may wait for another one's build.
  static let longestWait = Duration.seconds(1200)

  /// The right to build one environment, which one run has at a time. What builds it keeps a copy of the descriptor, so
  /// that while it lives nobody else builds there.
  func lock(
    _ file: String, doing: String, patience: Duration = longestWait,
    waiting: @Sendable (_ holder: String, _ passed: Duration) -> Void
  ) async throws(EnvironmentError) -> FileLock {
    do throws(FileLock.Failure) { return try await FileLock.acquire(file, patience: patience, waiting: waiting) } catch
    {
      switch error {
      case .system(let failure): throw unusable(doing, failure.description)
      case .cancelled: throw .interrupted(doing)
      case .held(let holder, let passed):
        throw EnvironmentError(
          doing: doing, found: "\(holder) has been busy with it for \(passed.inWholeSeconds)",
          advice: "wait for that run, or end it, and try again")
      }
    }
  }
}
