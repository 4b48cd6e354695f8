import Glibc

/// Where environments are kept from one run to the next.
struct CacheDirectory: Sendable {
  var path: String

  /// `LOCKSTEP_CACHE`, else `lockstep` in `XDG_CACHE_HOME`, else in `~/.cache`.
  static func path(from variables: [String: String]) throws(EnvironmentError) -> String {
    if let path = variables["LOCKSTEP_CACHE"], !path.isEmpty { return absolute(path) }
    // A relative one is to be ignored. Source: XDG Base Directory Specification.
    if let path = variables["XDG_CACHE_HOME"], path.hasPrefix("/") { return path + "/lockstep" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.cache/lockstep" }
    throw EnvironmentError(
      doing: "find the cache for Python environments", found: "there is no HOME",
      advice: "set LOCKSTEP_CACHE to a directory for it")
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
    if isDirectory(directory) { return }
    if directory != "/", folder(of: directory) != directory { try make(folder(of: directory), doing: doing) }
    guard mkdir(directory, 0o755) == 0 || (errno == EEXIST && isDirectory(directory)) else {
      let reason = errno == EEXIST ? "is a file" : "cannot be made (\(String(cString: strerror(errno))))"
      throw unusable(doing, "\(directory) \(reason)")
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
