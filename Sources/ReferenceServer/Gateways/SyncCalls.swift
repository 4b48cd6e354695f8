import Glibc

/// Where the sync calls of async views run, as asgiref decides it for `sync_to_async`. Used on the event loop only.
final class SyncCalls {
  private let syncViews: any SyncExecutor
  private let haveThreadOfTheirOwn: Bool
  private let fault: Fault?
  private var ownThread: ThreadPool?
  private var defaultPool: ThreadPool?

  /// Sensitive calls share the threads of sync views, unless those are a pool.
  init(beside syncViews: any SyncExecutor, model: ReferenceModel, fault: Fault?) {
    (self.syncViews, self.fault) = (syncViews, fault)
    haveThreadOfTheirOwn = if case .asgi(_, .pool) = model { true } else { false }
  }

  /// Runs `work` on one of the threads for such calls. Throws if the system has no threads left.
  func run(
    _ work: @escaping @Sendable (Session) -> Response, sensitive: Bool,
    then answer: @escaping @Sendable (Response) -> Void
  ) throws(ServingError) {
    try executor(sensitive: sensitive).run(
      { session in
        // Their threads stay, and would keep a connection each for ever.
        defer { session.close() }
        return work(session)
      }, then: answer)
  }

  private func executor(sensitive: Bool) throws(ServingError) -> any SyncExecutor {
    let isSensitive =
      switch fault {
      case .sensitiveCallsOnPool: false
      case .insensitiveCallsOnOneThread: true
      default: sensitive
      }
    guard isSensitive else {
      let size = ReferenceModel.SyncViews.pythonDefault(cpus: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      return try Self.made(&defaultPool, size)
    }
    return haveThreadOfTheirOwn ? try Self.made(&ownThread, 1) : syncViews
  }

  /// The pool, made when it is first needed.
  private static func made(_ pool: inout ThreadPool?, _ size: Int) throws(ServingError) -> ThreadPool {
    if let pool { return pool }
    let new = try ThreadPool(size)
    pool = new
    return new
  }
}
