import Glibc
import Platform

/// What to wait for on a socket.
enum SocketEvent {
  case reading, writing, either

  enum Outcome { case ready, deadline, closed }

  /// Waits with `poll(2)`. An error on the socket counts as ready: libpq finds it and words it.
  func wait(on descriptor: Int32, before deadline: Deadline) -> Outcome {
    guard descriptor >= 0 else { return .closed }
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    while true {
      switch poll(&entry, 1, deadline.milliseconds) {
      case 0 where deadline.hasPassed: return .deadline
      case 0: continue
      case -1 where errno == EINTR: continue
      case -1: return .closed
      default: return .ready
      }
    }
  }

  private var events: Int16 {
    switch self {
    case .reading: Int16(POLLIN)
    case .writing: Int16(POLLOUT)
    case .either: Int16(POLLIN | POLLOUT)
    }
  }
}
