import NIOCore

/// The view `async-backend`: an async request in a transaction, whose statements run beside the loop. Used on it only.
final class AsyncBackend {
  private let probe: Probe
  private let loop: any EventLoop
  // A fresh thread for each statement stands for a driver that needs none.
  private let driver = FreshThreads(atMost: nil)

  init(_ probe: Probe, on loop: any EventLoop) { (self.probe, self.loop) = (probe, loop) }

  /// Learns its backend inside a transaction (tick), is held at the upstream, and looks again (tock).
  func run(_ visit: Visit) -> EventLoopFuture<Void> {
    let stay = Stay(visit, probe.sharedAsync ?? Session())
    let (probe, loop) = (probe, NIOLoopBound(loop, eventLoop: loop))
    let pool = probe.pool
    let first = apart(from: stay) {
      if let session = stay.session { pool?.lend(to: session) }
      _ = try stay.database.statement("BEGIN", by: stay.visit)
      stay.visit.backend = try stay.backend()
      stay.visit.mark(.tick)
    }
    let held = first.flatMap { StreamUpstream.wait(for: stay.visit.caller, at: probe.upstream, on: loop.value) }
    return held.flatMap { [me = NIOLoopBound(self, eventLoop: self.loop)] in
      me.value.apart(from: stay) {
        let after = try stay.backend()
        stay.visit.mark(.tock)
        _ = try stay.database.statement("COMMIT", by: stay.visit)
        let before = stay.visit.backend ?? 0
        guard after == before else { throw BackendChanged(before: before, after: after) }
      }
    }.always { _ in
      guard let session = stay.session else { return }
      if let pool { pool.takeBack(from: session) } else { session.close() }
    }
  }

  private func apart(from stay: Stay, _ work: @escaping @Sendable () throws -> Void) -> EventLoopFuture<Void> {
    let done = loop.makePromise(of: Void.self)
    driver.run { _ in
      done.completeWith(Result(catching: work))
      return .none
    } then: { _ in
    }
    return done.futureResult
  }
}

/// One request's visit and connection, which its statements and the loop use in turns.
///
/// Sendable since each hands it to the other and does not touch it until it is its turn again.
private final class Stay: @unchecked Sendable {
  let visit: Visit
  let database: any StatementExecutor
  /// The connection that ends with the request; nil if it is shared.
  var session: Session? { database as? Session }

  init(_ visit: Visit, _ database: any StatementExecutor) { (self.visit, self.database) = (visit, database) }

  func backend() throws -> Int {
    try database.statement("SELECT pg_backend_pid() AS backend", by: visit).only.int("backend")
  }
}
