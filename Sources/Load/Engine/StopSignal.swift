import Glibc
import Platform
import SystemPackage

/// Wakes a load's thread from any other, to end it: a pair of sockets, one of which it watches.
final class StopSignal: Sendable {
  let reading: Int32
  private let writing: Int32

  init() throws(LoadError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw LoadError(
        "Opening a pair of sockets failed (\(Errno.last)); see how many files are open.")
    }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    close(writing)
  }

  func send() { _ = write(writing, "x", 1) }
}
