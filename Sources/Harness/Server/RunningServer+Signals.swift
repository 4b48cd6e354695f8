import Glibc
import Histories
import Platform
import Processes

extension RunningServer {
  /// Sends a signal to the server's main process or to one of its workers, and writes that down.
  ///
  /// Throws a ``ServerError`` for any process that does not descend from the server's own command: the kit signals nothing
  /// that it has not started.
  func signal(_ signal: Signal, to number: Int) throws(ServerError) {
    let isMain = number == Int(process.processID)
    let handle = isMain ? nil : pid_t(exactly: number).flatMap { ProcessHandle($0, below: process.supervisorID) }
    guard isMain ? process.exit == nil : handle.map({ !$0.hasEnded }) ?? false else {
      throw ServerError(
        .scenario,
        """
        the kit was to send \(signal.name) to process \(number), which is none that the server's command has started and \
        that still runs; where the server runs in a container, its processes have other numbers there and get no signals
        """)
    }
    life.signal(signal, to: number, at: KitClock.now())
    if let handle { _ = handle.signal(Int32(signal.number)) } else { process.signal(Int32(signal.number)) }
  }
}
