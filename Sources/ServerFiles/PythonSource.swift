/// Where a server's Python comes from.
public enum PythonSource: Hashable, Sendable {
  /// The server needs none.
  case none
  /// One of the kit's environments, by the name of its lock file.
  case environment(String)
  /// The user's own interpreter: an absolute path, or one that starts at the kit's working directory.
  case python(String)
}
