import Dispatch
import Glibc

/// Runs tasks on a thread of its own, aside from those that all tests share.
///
/// A test that only computes never waits for anything. A few of them would keep the few threads of Swift's own pool to
/// themselves, and live tests of the same process from their deadlines.
package final class Aside: TaskExecutor {
  // Dispatch has a pool of threads for each quality of service, and Swift's is the default one.
  private let queue = DispatchQueue(label: "aside", qos: .utility)

  static let shared = Aside()

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async {
      // Of this thread alone, on Linux: it has the processor when nobody else wants it.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }

  /// Runs `body` there, one after the other with what else runs there.
  package static func run<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
    try await withTaskExecutorPreference(shared) { try await body() }
  }
}
