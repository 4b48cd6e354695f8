import Platform
import Processes
import Synchronization

/// The process of a cluster, which changes when the cluster is restarted.
final class ClusterLife: Sendable {
  private let processes: Mutex<(current: SupervisedProcess, earlier: [SupervisedProcess])>

  /// `earlier` are those that could not bind their port.
  init(_ current: SupervisedProcess, earlier: [SupervisedProcess]) { processes = Mutex((current, earlier)) }

  /// The one that runs, or ran last.
  var current: SupervisedProcess { processes.withLock(\.current) }

  func replace(with process: SupervisedProcess) {
    processes.withLock {
      $0.earlier.append($0.current)
      $0.current = process
    }
  }

  /// All of them, the running one first: each removes the cluster's folder once it is stopped.
  var all: [SupervisedProcess] { processes.withLock { [$0.current] + $0.earlier } }

  /// What became of the cluster, for an error about a connection that is gone; nil while it runs.
  ///
  /// Blocks for a moment, since a connection breaks before the end of the process is reported.
  func epitaph() -> String? {
    let deadline = Deadline(in: .milliseconds(200))
    let current = current
    while current.exit == nil, !deadline.hasPassed { waitAMoment() }
    guard let exit = current.exit else { return nil }
    return "The embedded Postgres \(exit); \(ClusterFailure.last(current.tail(lines: 8)))"
  }
}
