import Glibc
import Platform

/// A lock between processes, freed when the last reference goes or the process dies.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Waits for the lock, at most until the deadline; nil means that it has passed.
  init?(at path: String, before deadline: Deadline, shared: Bool = false) throws(SystemFailure) {
    var file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if file < 0, shared { file = open(path, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { throw SystemFailure(at: path) }
    descriptor = file
    while flock(file, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw SystemFailure(at: path) }
      if deadline.hasPassed { return nil }
      usleep(20_000)
    }
  }

  deinit { close(descriptor) }
}
