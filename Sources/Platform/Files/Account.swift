package import Glibc

/// A user of the system.
package struct Account: Sendable, Equatable {
  package var user: uid_t
  package var group: gid_t

  /// Nil if there is no such user.
  package init?(named name: String) {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    (user, group) = (entry.pw_uid, entry.pw_gid)
  }
}
