import Glibc
import Platform
import SystemPackage

/// The kit's end of the socket between kit and supervisor.
///
/// Only the kit holds it, so that the kit's death, of whatever kind, reads as end-of-file at the other end. The
/// supervisor reports through the same socket, and its death reads as end-of-file here. A socket rather than two
/// pipes, because a write to a pipe whose reader died raises SIGPIPE, and the kit is a guest in its process.
struct Lifeline: Sendable {
  let descriptor: Int32

  /// Makes a connected pair, neither of which outlives an exec.
  static func pair() throws(Errno) -> (kit: Lifeline, supervisor: Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Errno.last }
    return (Lifeline(descriptor: ends[0]), ends[1])
  }

  /// Tells the supervisor that its report of the start has arrived: from now on it may reap the program.
  func acknowledge() {
    var byte: UInt8 = 1
    _ = send(descriptor, &byte, 1, Int32(MSG_NOSIGNAL))
  }

  /// Lets the supervisor read end-of-file, while its reports still arrive.
  func letGo() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What has arrived next; empty at the end. Blocks for at most `milliseconds`, -1 for ever; nil when they passed.
  func receive(within milliseconds: Int32) -> [UInt8]? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var ready = poll(&waiting, 1, milliseconds)
    while ready < 0 && errno == EINTR { ready = poll(&waiting, 1, milliseconds) }
    guard ready > 0 else { return ready == 0 ? nil : [] }
    return [UInt8](unsafeUninitializedCapacity: 512) { buffer, filled in
      var count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      while count < 0 && errno == EINTR { count = recv(descriptor, buffer.baseAddress, buffer.count, 0) }
      filled = max(0, count)
    }
  }
}
