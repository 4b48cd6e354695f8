import Glibc
import Texts

/// Takes the few lines that a program writes, without a file: on a full disk a file would stay empty.
struct OutputPipe: ~Copyable {
  private let reading: Int32
  private let writing: Int32

  /// nil if the process has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// A path that opens the end to write to; only this process can open it.
  var path: String { "/proc/self/fd/\(writing)" }

  /// What has been written up to now, without control characters; a pipe holds 64 KiB.
  func lines() -> [String] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(reading, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { String($0).withoutControls }
  }
}
