package import Glibc

/// A program that runs under a supervisor of its own, which ends it and all its descendants when it is stopped, when
/// the last reference to this object goes, and when the kit dies in whatever way.
package final class SupervisedProcess: Sendable {
  /// The program itself, not its supervisor.
  package let processID: pid_t
  package let supervisorID: pid_t

  private let supervision: Supervision

  private init(processID: pid_t, supervisorID: pid_t, supervision: Supervision) {
    self.processID = processID
    self.supervisorID = supervisorID
    self.supervision = supervision
  }

  deinit { supervision.letGo() }

  /// Starts a program and returns as soon as it runs in place of its supervisor's fork, that is, exec has succeeded.
  ///
  /// If it throws, nothing runs and the directories of `removing` are gone.
  package static func start(_ launch: Launch) async throws(SpawnError) -> SupervisedProcess {
    let supervision = Supervision(of: launch)
    switch await supervision.begin() {
    case .started(let process, let supervisor):
      return SupervisedProcess(processID: process, supervisorID: supervisor, supervision: supervision)
    case .failed(let error):
      // What failed may still be tidying up.
      await supervision.stop()
      throw error
    }
  }

  /// How the program ended; nil while it runs. Its descendants may outlive it until `stop`.
  package var exit: Exit? { supervision.exit.value }

  /// The directory that was made for it, if one was to be.
  var madeFolder: String? { supervision.madeFolder }

  /// Waits until the program itself has ended, also when the task is cancelled.
  package func waitForExit() async -> Exit { await supervision.exit.wait() }

  /// Waits for the program's end for at most `limit`; nil if it still runs then or if the task is cancelled.
  package func waitForExit(within limit: Duration) async -> Exit? { await supervision.exit.wait(within: limit) }

  /// Sends a signal to the program itself, and never to another process: after its end this does nothing.
  package func signal(_ number: Int32) { supervision.signal(number) }

  /// Ends the program and all that descends from it: the stop signal, the grace period, then SIGKILL.
  ///
  /// Returns when nothing of it is left and its directories are deleted. May be called twice, at once, and from a
  /// task that is cancelled.
  package func stop() async { await supervision.stop() }

  /// The last lines that the program wrote into its log, without control characters, secrets of its environment hidden.
  package func tail(lines: Int) -> [String] { supervision.tail(lines: lines) }
}
