import CLinux
import Glibc
import Platform

extension ProcessTable {
  /// Kills a session and all that descends from it: what a supervisor leaves behind when it is itself killed.
  ///
  /// A daemon in a session of its own whose parent is gone is beyond this; only its supervisor could find it.
  static func endSession(_ session: pid_t) {
    // Killing takes time to show in the table. What is there after this many looks cannot be killed.
    for _ in 0..<500 {
      let all = entries()
      var doomed = all.filter { $0.session == session && $0.process != session && !$0.hasEnded }
      let below = Set(doomed.flatMap { descendants(of: $0.process) })
      doomed += all.filter { below.contains($0.process) && $0.session != session && !$0.hasEnded }
      if doomed.isEmpty { return }
      for entry in doomed { entry.signal(SIGKILL) }
      poll(nil, 0, 10)
    }
  }
}

extension ProcessTable.Entry {
  /// Sends a signal to the process that this describes, and never to a later one with its number.
  func signal(_ number: Int32) {
    let descriptor = lockstep_open_process(process)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Looked at once the descriptor is there, which means one process for ever.
    if ProcessTable.Entry(of: process)?.started == started { _ = lockstep_signal_process(descriptor, number) }
  }
}
