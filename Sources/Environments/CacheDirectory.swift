import Glibc
import Platform

/// Where environments are kept from one run to the next.
struct CacheDirectory: Sendable {
  var path: String

  init(path: String) { self.path = path }

  /// The cache that the variables lead to.
  init(_ variables: Variables) throws(EnvironmentError) {
    do throws(PlatformError) { path = try CacheFolder.path(variables) } catch {
      throw EnvironmentError(
        doing: "find the cache for Python environments", found: error.found, advice: error.advice)
    }
  }

  /// Changes when environments made by an older kit can no longer be used.
  private static let layout = 1

  /// The place of an environment: another one for each text of its lock file and for each Python.
  func place(of lock: LockFile, with version: PythonVersion) -> String {
    let key = Fingerprint(of: "\(CacheDirectory.layout) \(version) \(lock.fingerprint)")
    return "\(path)/environments/\(lock.name)-\(key)"
  }

  /// Makes `directory`, which is below the cache, and those above it.
  func make(_ directory: String, doing: String) throws(EnvironmentError) {
    do throws(SystemFailure) { try FileTree.makeFolder(directory) } catch {
      let reason = error.cause == .notDirectory ? "is a file" : "cannot be made (\(error.cause))"
      throw unusable(doing, "\(error.path) \(reason)")
    }
  }

  /// Whether so little is free where the cache is that a write may just have failed for it.
  var isFull: Bool {
    var facts = statvfs()
    guard statvfs(path, &facts) == 0 else { return false }
    return facts.f_bavail * facts.f_frsize < 1 << 20 || (facts.f_files > 0 && facts.f_favail == 0)
  }

  func unusable(_ doing: String, _ reason: String) -> EnvironmentError {
    EnvironmentError(
      doing: doing, found: "the cache directory \(path) cannot be used: \(reason)",
      advice: "free some space or mend its permissions, or set LOCKSTEP_CACHE to another directory")
  }
}
