/// Where blocking work runs. Called on the event loop only.
protocol SyncExecutor {
  /// Runs `work` on one of its threads, with that thread's own session, and hands on what came of it from any thread.
  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void)

  /// Calls `next`, from any thread, once a place among the sync views would have been free.
  func pass(_ next: @escaping @Sendable () -> Void)
}
