import CLinux
import Glibc
import Platform
import SystemPackage

/// The events of many sockets in one place, the system's epoll.
final class EventQueue {
  private let descriptor: Int32
  private var found = [lockstep_event](repeating: lockstep_event(), count: 128)

  init() throws(LoadError) {
    descriptor = lockstep_open_events()
    guard descriptor >= 0 else {
      throw LoadError("Opening a queue of events failed (\(Errno.last)); the load needs Linux.")
    }
  }

  deinit { close(descriptor) }

  /// Watches a socket for answers, and for room to write if asked for; closing the socket ends that.
  func watch(_ socket: Int32, forRoom: Bool = false, again: Bool = false, token: UInt) -> Bool {
    lockstep_watch(descriptor, socket, forRoom ? 1 : 0, again ? 1 : 0, token) == 0
  }

  /// Waits for at most so many nanoseconds, and hands on what has happened.
  func wait(nanoseconds: Int, _ body: (_ token: UInt, _ flags: Flags) -> Void) {
    let count = lockstep_next_events(descriptor, &found, Int32(found.count), nanoseconds)
    for index in 0..<max(0, Int(count)) { body(found[index].token, Flags(rawValue: found[index].flags)) }
  }

  struct Flags: OptionSet {
    let rawValue: UInt32
    static let readable = Flags(rawValue: UInt32(LOCKSTEP_READABLE))
    static let writable = Flags(rawValue: UInt32(LOCKSTEP_WRITABLE))
    static let closed = Flags(rawValue: UInt32(LOCKSTEP_CLOSED))
  }
}
