import Glibc
import SystemPackage

/// A lock between processes on a file, freed when the last reference goes, or when its holder dies.
package final class FileLock: Sendable {
  /// Close-on-exec. A program that is to hold the lock beyond the death of the kit gets a copy.
  package let descriptor: Int32
  private let isShared: Bool

  /// Why the lock was not got.
  package enum Failure: Error, Hashable, Sendable {
    case system(SystemFailure)
    /// Somebody else kept it for longer than patience lasted.
    case held(by: String, for: Duration)
    case cancelled
  }

  /// Waits for the lock for as long as `patience` lasts, calling `waiting` about once a second with who holds it, as
  /// `another run (process 42)`, and the time passed. Those who ask for a shared one hold it together.
  package static func acquire(
    _ path: String, shared: Bool = false, patience: Duration,
    waiting: @Sendable (_ holder: String, _ passed: Duration) -> Void = { _, _ in }
  ) async throws(Failure) -> FileLock {
    var file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // A shared one needs a file that can be read, and no more.
    if file < 0, shared { file = open(path, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { throw .system(SystemFailure(at: path)) }
    do throws(Failure) { try await lock(file, at: path, shared: shared, patience: patience, waiting) } catch {
      close(file)
      throw error
    }
    return FileLock(file, isShared: shared)
  }

  private static func lock(
    _ file: Int32, at path: String, shared: Bool, patience: Duration, _ waiting: (String, Duration) -> Void
  ) async throws(Failure) {
    let start = ContinuousClock.now
    var looks = 0
    while flock(file, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      guard [.wouldBlock, .interrupted].contains(Errno.last) else { throw .system(SystemFailure(at: path)) }
      let passed = ContinuousClock.now - start
      guard passed < patience else { throw .held(by: holder(of: file), for: passed) }
      if looks % 50 == 0 { waiting(holder(of: file), passed) }
      looks += 1
      do { try await Task.sleep(for: .milliseconds(20)) } catch { throw .cancelled }
    }
  }

  private init(_ descriptor: Int32, isShared: Bool) {
    (self.descriptor, self.isShared) = (descriptor, isShared)
    if !isShared { sign("\(getpid())\n") }
  }

  deinit {
    if !isShared { sign("") }
    close(descriptor)
  }

  /// For the sentence that another run prints while it waits. A full disk only costs it the number.
  private func sign(_ text: String) {
    let bytes = Array(text.utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, bytes, bytes.count, 0) }
  }

  /// Who signed may have died, and what it started holds the lock.
  private static func holder(of file: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(file, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).prefix { $0.isNumber }
    guard let process = pid_t(text), process > 0, kill(process, 0) == 0 || errno == EPERM else { return "another run" }
    return "another run (process \(process))"
  }
}
