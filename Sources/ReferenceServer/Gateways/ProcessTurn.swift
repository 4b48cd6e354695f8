import Glibc
import NIOCore

/// A lock of all processes; under the fault `accept-mutex` this one holds it while any of its requests runs.
///
/// It is a POSIX record lock, which belongs to a process, on a file that the parent made; the kernel frees it if the
/// process dies. Used on the event loop only.
final class ProcessTurn {
  private let loop: any EventLoop
  private var inside = 0
  private var waiting: [() -> Void] = []

  init(_ loop: any EventLoop) { self.loop = loop }

  /// The same as `run`, but only while this process has the lock.
  func around(_ run: @escaping RequestHandler.Run) -> RequestHandler.Run {
    let (me, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
    return { request, answer in
      me.value.enter {
        run(request) { response in
          answer(response)
          loop.execute { me.value.leave() }
        }
      }
    }
  }

  /// Calls `begin` on the loop, once this process has the lock.
  private func enter(_ begin: @escaping () -> Void) {
    guard inside == 0 else {
      inside += 1
      return begin()
    }
    waiting.append(begin)
    if waiting.count == 1 { acquire() }
  }

  private func leave() {
    inside -= 1
    if inside == 0 { Self.change(to: F_UNLCK, waiting: false) }
  }

  /// Whether this process has the lock from now on, which is so for one process only. It never gives it back.
  static func isOurs() -> Bool { change(to: F_WRLCK, waiting: false) }

  private func acquire() {
    let (me, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
    // Waiting for a lock blocks, so it is done beside the loop.
    let started = PosixThread.start {
      Self.change(to: F_WRLCK, waiting: true)
      loop.execute { me.value.acquired() }
    }
    if !started { Log.line("no thread could be started to wait for the turn of this process") }
  }

  private func acquired() {
    let ready = waiting
    waiting = []
    inside = ready.count
    for begin in ready { begin() }
  }

  @discardableResult private static func change(to kind: Int32, waiting: Bool) -> Bool {
    var lock = flock()
    lock.l_type = Int16(kind)
    lock.l_whence = Int16(SEEK_SET)
    while fcntl(Handover.turn, waiting ? F_SETLKW : F_SETLK, &lock) < 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}
