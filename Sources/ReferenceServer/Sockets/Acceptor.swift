import Dispatch
import Glibc
import NIOCore

/// Accepts connections on the event loop, from a socket on which several processes accept.
///
/// NIO's own listening channel takes for granted that a socket that was readable has a connection to give, which does
/// not hold here: another process may have been faster. So a thread waits beside the loop until there might be one,
/// and then waits for the loop, which therefore accepts nothing while it is blocked, as real event loops do not.
/// Used on the loop only.
final class Acceptor {
  private let loop: any EventLoop
  private let isFree: () -> Bool
  private let open: (Int32) -> Void
  private let watch = DispatchSemaphore(value: 0)
  private var isWatching = false
  private var isStopped = false
  private let hesitation: TimeAmount?
  private var hasAccepted = false

  /// Calls `open` with each accepted connection's descriptor, as long as `isFree` says that one more may come.
  ///
  /// `hesitation` is how long every connection but the first is left to the other processes, for a fault.
  init(
    on loop: any EventLoop, hesitation: TimeAmount? = nil, while isFree: @escaping () -> Bool,
    open: @escaping (Int32) -> Void
  ) throws(ServingError) {
    (self.loop, self.isFree, self.open, self.hesitation) = (loop, isFree, open, hesitation)
    let (me, watch) = (NIOLoopBound(self, eventLoop: loop), watch)
    let started = PosixThread.start {
      while true {
        watch.wait()
        Self.waitForConnection()
        loop.execute { me.value.notice() }
      }
    }
    guard started else { throw ServingError("no thread could be started to wait for connections") }
    acceptIfFree()
  }

  /// Waits for one more connection, if there is room for one. To be called whenever there may be room again.
  func acceptIfFree() {
    guard !isWatching, !isStopped, isFree() else { return }
    isWatching = true
    watch.signal()
  }

  func stop() { isStopped = true }

  private func notice() {
    guard hasAccepted, let hesitation else { return accept() }
    loop.assumeIsolated().scheduleTask(in: hesitation) { self.accept() }
  }

  /// One at a time, so that the other processes get connections of a burst as well.
  private func accept() {
    isWatching = false
    guard !isStopped, isFree() else { return }
    let connection = Glibc.accept(Handover.listener, nil, nil)
    if connection >= 0 {
      hasAccepted = true
      open(connection)
    } else if ![EAGAIN, EINTR, ECONNABORTED].contains(errno) {
      // Out of descriptors or memory: the connection stays in the queue, and would be found again at once.
      Log.line("accepting a connection failed: \(reason(errno))")
      loop.assumeIsolated().scheduleTask(in: .milliseconds(100)) { self.acceptIfFree() }
      return
    }
    acceptIfFree()
  }

  private static func waitForConnection() {
    var event = pollfd(fd: Handover.listener, events: Int16(POLLIN), revents: 0)
    while poll(&event, 1, -1) < 0, errno == EINTR {}
  }
}
