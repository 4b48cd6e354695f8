import Synchronization

/// A fault of a pool: a thread that finds nothing to do while others work takes no more work until all have come to rest.
///
/// Which thread goes on is decided before the answer leaves, so that nobody who waits for the answer can be quicker.
final class RetiringPool: SyncExecutor, Sendable {
  private struct Job: Sendable {
    var work: @Sendable (Session) -> Response
    var answer: @Sendable (Response) -> Void
  }

  private struct State: Sendable {
    var jobs: [Job] = []
    var running = 0
    var retired = 0
  }

  private let count: Int
  private let taken: JobQueue<Job>
  private let state = Mutex(State())

  /// Throws if the system has too few threads left.
  init(_ count: Int) throws(ServingError) {
    (self.count, taken) = (count, JobQueue())
    for number in 0..<count {
      guard PosixThread.start({ [self] in serve() }) else {
        throw ServingError("only \(number) of \(count) threads could be started")
      }
    }
  }

  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void) {
    let job = Job(work: work, answer: answer)
    let isTaken = state.withLock { state in
      guard state.running + state.retired < count else {
        state.jobs.append(job)
        return false
      }
      state.running += 1
      return true
    }
    if isTaken { taken.add(job) }
  }

  private func serve() {
    let session = Session()
    while true {
      let job = taken.next()
      let response = job.work(session)
      let next = state.withLock { state -> Job? in
        if !state.jobs.isEmpty { return state.jobs.removeFirst() }
        state.running -= 1
        state.retired = state.running == 0 ? 0 : state.retired + 1
        return nil
      }
      if let next { taken.add(next) }
      job.answer(response)
    }
  }

  func pass(_ next: @escaping @Sendable () -> Void) {
    run({ _ in Response.notFound }) { _ in next() }
  }
}
