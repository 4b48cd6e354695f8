import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// A thread that runs the jobs of one actor in order, so that blocking calls take no thread of the shared pool.
///
/// The thread ends once the last reference to the executor is gone.
final class ThreadExecutor: SerialExecutor {
  /// What the thread and the executor share; the thread must not keep the executor alive.
  fileprivate final class Jobs: Sendable {
    private let waiting = Mutex<(jobs: [(UnownedJob, ThreadExecutor)], ended: Bool)>(([], false))
    private let arrivals = DispatchSemaphore(value: 0)

    func add(_ job: UnownedJob, for executor: ThreadExecutor) {
      waiting.withLock { $0.jobs.append((job, executor)) }
      arrivals.signal()
    }

    func end() {
      waiting.withLock { $0.ended = true }
      arrivals.signal()
    }

    /// Runs jobs until the executor is gone. Each job carries its executor, which therefore outlives the job.
    func run() {
      while true {
        arrivals.wait()
        guard let (job, executor) = waiting.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) else {
          if waiting.withLock({ $0.ended }) { return }
          continue
        }
        job.runSynchronously(on: executor.asUnownedSerialExecutor())
      }
    }
  }

  private let jobs = Jobs()

  init() throws(PostgresError) {
    let box = Unmanaged.passRetained(jobs)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    defer { pthread_attr_destroy(&attributes) }
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { run($0) }, box.toOpaque())
    guard status == 0 else {
      box.release()
      throw PostgresError(
        .unusable, doing: "starting a thread for a connection", message: Errno(rawValue: status).description,
        advice: "Raise the limit of threads or processes (ulimit -u) or of memory.")
    }
  }

  func enqueue(_ job: consuming ExecutorJob) { jobs.add(UnownedJob(job), for: self) }

  deinit { jobs.end() }
}

private func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<ThreadExecutor.Jobs>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
