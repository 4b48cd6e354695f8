import Synchronization

/// A fresh thread for each piece of work, with a session that ends with it.
final class FreshThreads: SyncExecutor, Sendable {
  private struct Job: Sendable {
    let work: @Sendable (Session) -> Response
    let answer: @Sendable (Response) -> Void
  }

  private struct State {
    var running = 0
    var waiting: [Job] = []
    var whenIdle: [@Sendable () -> Void] = []
  }

  private let most: Int?
  private let state = Mutex(State())

  /// With nothing to bound them, `most` is nil.
  init(atMost most: Int?) { self.most = most }

  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void) {
    let job = Job(work: work, answer: answer)
    let begins = state.withLock { state in
      guard state.running < most ?? .max else {
        state.waiting.append(job)
        return false
      }
      state.running += 1
      return true
    }
    if begins { start(job) }
  }

  func pass(_ next: @escaping @Sendable () -> Void) {
    let idle = state.withLock { state in
      if state.running > 0 { state.whenIdle.append(next) }
      return state.running == 0
    }
    if idle { next() }
  }

  private func start(_ job: Job) {
    let started = PosixThread.start {
      let session = Session()
      let response = job.work(session)
      session.close()
      self.ended()
      job.answer(response)
    }
    guard !started else { return }
    ended()
    let error = ServingError("No thread could be started; raise the limit of threads (ulimit -u).")
    job.answer(.failed(error, request: nil))
  }

  /// Passes the place of a thread that is done to the next in line.
  private func ended() {
    let (next, idle) = state.withLock { state -> (Job?, [@Sendable () -> Void]) in
      if !state.waiting.isEmpty { return (state.waiting.removeFirst(), []) }
      state.running -= 1
      guard state.running == 0 else { return (nil, []) }
      defer { state.whenIdle = [] }
      return (nil, state.whenIdle)
    }
    if let next { start(next) }
    for call in idle { call() }
  }
}
