import Glibc
package import SystemPackage

/// A call to the operating system that failed on a path.
package struct SystemFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package let path: String
  package let cause: Errno

  package init(at path: String, _ cause: Errno = .last) { (self.path, self.cause) = (path, cause) }

  package var description: String { "\(path): \(cause)" }

  /// Whether more room would help.
  package var isForWantOfSpace: Bool { [.noSpace, .diskQuotaExceeded].contains(cause) }
}

extension Errno {
  /// What the last system call of this thread left, if it failed.
  package static var last: Errno { Errno(rawValue: errno) }
}
