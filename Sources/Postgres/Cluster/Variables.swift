#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where environment variables are read from: the process, or a test's dictionary. An empty one counts as unset.
struct Variables: Sendable {
  let read: @Sendable (String) -> String?

  static let ofProcess = Variables { name in getenv(name).map { String(cString: $0) } }

  subscript(name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }
}
