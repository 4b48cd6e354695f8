/// The mistake of running blocking work on the event loop's own thread.
final class LoopThread: SyncExecutor {
  private let session = Session()

  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void) {
    answer(work(session))
  }

  func pass(_ next: @escaping @Sendable () -> Void) { next() }
}
