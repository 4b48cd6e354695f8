import Glibc

/// The line to the kit: `made NAME`, `unmade ERRNO`, `started PID`, `failed ERRNO`, `exited CODE`, `signaled NUMBER`, `gone`.
struct KitLine {
  let descriptor: Int32

  /// A kit that is gone cannot listen, and that must not end the supervisor: no SIGPIPE, no error.
  func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    while send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) < 0 && errno == EINTR {}
  }

  /// Source of the encoding: wait(2). Stops and continuations are not asked for.
  func end(status: Int32) {
    let number = status & 0x7F
    say(number == 0 ? "exited \(status >> 8 & 0xFF)" : "signaled \(number)")
  }
}
