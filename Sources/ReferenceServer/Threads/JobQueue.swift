import Dispatch
import Synchronization

/// Work for threads that wait for it, first come first served.
final class JobQueue<Job: Sendable>: Sendable {
  private let jobs = Mutex<[Job]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  func add(_ job: Job) {
    jobs.withLock { $0.append(job) }
    arrivals.signal()
  }

  /// Waits for the next job.
  func next() -> Job {
    while true {
      arrivals.wait()
      if let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return job }
    }
  }
}
