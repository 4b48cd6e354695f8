/// The folder for what is dear to make and good for many runs.
package enum CacheFolder {
  /// `LOCKSTEP_CACHE`, else `lockstep` in `XDG_CACHE_HOME`, else in `~/.cache`; always an absolute path.
  ///
  /// Throws if no variable leads anywhere. A relative `XDG_CACHE_HOME` is to be ignored. Source: XDG Base Directory
  /// Specification, https://specifications.freedesktop.org/basedir-spec/latest/
  package static func path(_ variables: Variables) throws(PlatformError) -> String {
    if let named = variables["LOCKSTEP_CACHE"] { return absolute(named) }
    if let caches = variables["XDG_CACHE_HOME"], caches.hasPrefix("/") { return "\(caches)/lockstep" }
    if let home = variables["HOME"], home.hasPrefix("/") { return "\(home)/.cache/lockstep" }
    throw PlatformError(
      found: "HOME names no absolute path", advice: "point LOCKSTEP_CACHE to a folder that can be written to")
  }

  /// Why something could not be kept there, and what to do.
  package static func unusable(_ failure: SystemFailure) -> PlatformError {
    PlatformError(
      found: failure.description,
      advice: failure.isForWantOfSpace
        ? "free some space there, or point LOCKSTEP_CACHE to a folder on another disk"
        : "point LOCKSTEP_CACHE to a folder that can be written to")
  }
}
