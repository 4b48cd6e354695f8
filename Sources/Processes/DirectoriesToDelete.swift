import Platform

extension Launch {
  /// A mistake here must not delete what is not the kit's own: no relative path, not the root, nothing above the place
  /// where the kit runs.
  func mayDelete(_ directory: String) -> Bool {
    let parts = directory.split(separator: "/")
    guard directory.hasPrefix("/"), !parts.isEmpty, !parts.contains(".."), !parts.contains(".") else { return false }
    return !workingDirectory().split(separator: "/").starts(with: parts)
  }

  func checkDirectoriesToDelete() throws(SpawnError) {
    for directory in removing where !mayDelete(directory) {
      throw SpawnError(
        executable: command.executable, found: "the directory to delete after it is given as “\(directory)”",
        advice: "name one by its absolute path, and not one that holds the working directory")
    }
  }
}
