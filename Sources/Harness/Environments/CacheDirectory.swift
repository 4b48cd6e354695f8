import Foundation

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
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      if isDirectory(directory) { return }
    } catch {
      throw unusable(doing, (error as NSError).inWords)
    }
    throw unusable(doing, "\(directory) is not a directory")
  }

  func unusable(_ doing: String, _ reason: String) -> EnvironmentError {
    EnvironmentError(
      doing: doing, found: "the cache directory \(path) cannot be used: \(reason)",
      advice: "free some space or mend its permissions, or set LOCKSTEP_CACHE to another directory")
  }
}

extension NSError {
  /// The system's own words where there are some.
  fileprivate var inWords: String {
    let underlying = userInfo[NSUnderlyingErrorKey] as? NSError
    if let posix = underlying ?? (domain == NSPOSIXErrorDomain ? self : nil), posix.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(posix.code)))
    }
    return localizedDescription
  }
}
