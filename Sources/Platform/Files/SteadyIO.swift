import Glibc

/// `read` and `write` that go on after a signal.
enum SteadyIO {
  static func read(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Copies a file within the kernel.
  static func copyAll(_ input: Int32, to output: Int32) -> Bool {
    while true {
      let count = sendfile(output, input, nil, 1 << 30)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return count == 0 }
    }
  }

  static func writeAll(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(file, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }
}
