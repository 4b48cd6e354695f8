import Glibc

/// Where environment variables are read from: the process, or a test's dictionary. An empty one counts as unset.
package struct Variables: Sendable {
  private let read: @Sendable (String) -> String?

  package init(_ read: @escaping @Sendable (String) -> String?) { self.read = read }

  package init(_ values: [String: String]) { read = { values[$0] } }

  package static let ofProcess = Variables { name in getenv(name).map { String(cString: $0) } }

  package subscript(name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }
}
