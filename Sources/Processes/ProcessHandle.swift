import CLinux
package import Glibc
import Platform

/// A process that somebody else has started, held so that its number never comes to mean a later one.
package final class ProcessHandle: Sendable {
  package let process: pid_t
  /// -1 where the kernel has no such descriptors; then the number has to do.
  private let descriptor: Int32

  /// Holds `process` if it descends from `ancestor`.
  package init?(_ process: pid_t, below ancestor: pid_t) {
    (self.process, descriptor) = (process, lockstep_open_process(process))
    // Asked once it is held, so that the answer is about what is held.
    guard ProcessTable.descendants(of: ancestor).contains(process) else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether it has ended, waited for by its parent or not.
  package var hasEnded: Bool {
    guard descriptor >= 0 else { return !ProcessTable.isAlive(process) }
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) > 0
  }

  /// How it ended; nil while it runs, and where the kernel tells nobody but its parent.
  ///
  /// A process that its parent has not waited for yet has its status in `/proc/PID/stat`; later the descriptor tells it, since
  /// Linux 6.15.
  package var exit: Exit? {
    guard descriptor >= 0, hasEnded else { return nil }
    if let status = ProcessTable.Entry(of: process)?.exitStatus, lockstep_signal_process(descriptor, 0) == 0 {
      return Exit(status: status)
    }
    let status = lockstep_exit_status(descriptor)
    return status < 0 ? nil : Exit(status: status)
  }

  /// Sends it a signal; false if it has ended.
  package func signal(_ number: Int32) -> Bool {
    descriptor >= 0 ? lockstep_signal_process(descriptor, number) == 0 : kill(process, number) == 0
  }
}
