import Glibc

/// The right to build one environment, which one run has at a time: a lock on a file, which ends with its holder.
struct BuildLock: ~Copyable {
  /// Close-on-exec. What builds the environment keeps a copy, so that while it lives nobody else builds there.
  let descriptor: Int32

  /// How long a run may wait for another one's build.
  static let longestWait = Duration.seconds(1200)

  /// Waits until no other run builds, calling `waiting` about once a second with the other's number and the time passed.
  static func acquire(
    _ file: String, cache: CacheDirectory, doing: String, longest: Duration = longestWait,
    waiting: @Sendable (_ holder: String, _ passed: Duration) -> Void
  ) async throws(EnvironmentError) -> BuildLock {
    let lock = BuildLock(descriptor: open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644))
    guard lock.descriptor >= 0 else { throw cache.unusable(doing, "\(file): \(String(cString: strerror(errno)))") }
    let clock = ContinuousClock()
    let start = clock.now
    var looks = 0
    while flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw cache.unusable(doing, "\(file) cannot be locked: \(String(cString: strerror(errno)))")
      }
      let passed = clock.now - start
      guard passed < longest else {
        throw EnvironmentError(
          doing: doing, found: "\(lock.holder) has been busy with it for \(passed.inSeconds)",
          advice: "wait for that run, or end it, and try again")
      }
      if looks % 10 == 0 { waiting(lock.holder, passed) }
      looks += 1
      do { try await Task.sleep(for: .milliseconds(100)) } catch { throw .interrupted(doing) }
    }
    lock.sign()
    return lock
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// For the sentence that another run prints while it waits. A full disk only costs it the number.
  private func sign() {
    let text = Array("\(getpid())\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
  }

  private var holder: String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let number = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).prefix { $0.isNumber }
    return number.isEmpty ? "another run" : "another run (process \(number))"
  }
}

extension EnvironmentError {
  static func interrupted(_ doing: String) -> EnvironmentError {
    EnvironmentError(doing: doing, found: "the run was interrupted", advice: "run it again, and it begins anew")
  }
}
