/// Threads that live as long as their process and share one queue; each keeps its own session. Used on the loop only.
final class ThreadPool: SyncExecutor {
  private let jobs = JobQueue<@Sendable (Session) -> Void>()
  private var threads = 0

  /// Throws if the system has too few threads left.
  init(_ count: Int) throws(ServingError) {
    guard grow(to: count) else { throw ServingError("only \(threads) of \(count) threads could be started") }
  }

  /// Adds threads until there are `count`; false if the system has none left.
  @discardableResult
  func grow(to count: Int) -> Bool {
    while threads < count {
      let jobs = jobs
      let started = PosixThread.start {
        let session = Session()
        while true { jobs.next()(session) }
      }
      guard started else { return false }
      threads += 1
    }
    return true
  }

  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void) {
    jobs.add { answer(work($0)) }
  }

  func pass(_ next: @escaping @Sendable () -> Void) { jobs.add { _ in next() } }
}
