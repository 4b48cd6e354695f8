import Glibc
import Platform
import Processes

/// Watches whether a program works, by the processor time that it and its descendants have used.
///
/// A server that starts slowly, on a machine that is busy or with a large app, is told from one that waits for something
/// that does not come, or that has opened another port than the kit's.
struct SignsOfLife {
  /// Less than this between two looks counts as idling: a master process that only watches its workers.
  private static let least = 0.1

  private let supervisor: pid_t
  private var used = 0.0
  private var last = KitClock.now()
  private var looked = 0

  init(of process: SupervisedProcess) { supervisor = process.supervisorID }

  /// How long it has been idle.
  mutating func idle() -> Duration {
    let now = KitClock.now()
    if now - looked > Duration.milliseconds(200).inNanoseconds {
      looked = now
      let total = ProcessTable.descendants(of: supervisor).reduce(0) { sum, process in
        sum + (ProcessTable.Entry(of: process)?.secondsUsed ?? 0)
      }
      // It falls when a process ends.
      if abs(total - used) >= Self.least { (used, last) = (total, now) }
    }
    return .nanoseconds(now - last)
  }
}
