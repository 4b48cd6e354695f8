/// Greenlets of one process, each with a session that ends with its request.
final class Greenlets: SyncExecutor {
  private let threads: FreshThreads
  /// `nil` where each of them is the thread that it runs on, for a fault.
  private let baton: Baton?

  init(_ count: Int, _ baton: Baton?) { (threads, self.baton) = (FreshThreads(atMost: count), baton) }

  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void) {
    guard let baton else { return threads.run(work, then: answer) }
    threads.run({ session in baton.run { work(session) } }, then: answer)
  }

  func pass(_ next: @escaping @Sendable () -> Void) { threads.pass(next) }
}
