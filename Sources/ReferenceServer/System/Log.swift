import Glibc

/// Standard error, one line at a time, written in one piece since several processes share it.
enum Log {
  static func line(_ text: String) {
    let bytes = Array("lockstep-server: \(text)\n".utf8)
    _ = write(2, bytes, bytes.count)
  }
}
