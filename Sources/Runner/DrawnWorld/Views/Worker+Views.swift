import Conformance
import Histories

/// What a view waits for.
package enum Wait: Hashable, Sendable {
  case sleep, query, row, call
}

/// The views of the app under test, as each of them uses its thread, Postgres and the upstream.
extension Worker {
  /// Runs the view of `visit` on `thread` and calls `then` at its end; `waiting` is told when a wait begins and ends.
  func perform(
    _ visit: DrawnVisit, on thread: DrawnThread, waiting: @escaping (Wait, _ begins: Bool) -> Void = { _, _ in },
    then: @escaping () -> Void
  ) {
    (visit.thread, visit.enter) = (thread.id, server.agenda.now)
    visit.note("view", on: thread.id, at: server.agenda.now)
    let end = { [self] in
      if pool != nil || !server.drawing.keepsBackends { close(thread) }
      visit.exit = server.agenda.now
      let raises = server.misfortune.raises()
      if raises { visit.failure = .raised(by: visit.call.view) }
      server.upstream.hear(raises ? .raised : .left, of: visit.name)
      then()
    }
    after(server.lag(server.drawing.pace.work) + server.misfortune.lateness(of: visit), for: visit) { [self] in
      switch visit.call.view {
      case .identity, .asyncIdentity: end()
      case .ready: query(visit, on: thread) { end() }
      case .gate, .sensitiveCall, .insensitiveCall:
        connect(visit, on: thread) { self.waitAtGate(visit, waiting, then: end) }
      case .affinity:
        query(visit, on: thread) {
          visit.note("query", on: thread.id, at: self.server.agenda.now)
          self.waitAtGate(visit, waiting, then: end)
        }
      case .rowGate: holdRow(visit, on: thread, waiting, then: end)
      case .backend, .asyncBackend: query(visit, on: thread) { self.callUpstream(visit, waiting, then: end) }
      case .web, .asyncHeld, .asyncBlocking, .asyncBehindSync: callUpstream(visit, waiting, then: end)
      case .sleep:
        waiting(.sleep, true)
        after(server.drawing.sleeps ? 2 * visit.call.milliseconds * 1_000_000 : 0, for: visit) {
          waiting(.sleep, false)
          end()
        }
      case .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: nest(visit, then: end)
      }
    }
  }

  /// Closes the Postgres connection of a thread, or gives it back to the pool, if it has one of its own.
  func close(_ thread: DrawnThread) {
    guard let backend = thread.backend else { return }
    thread.backend = nil
    if let pool { pool.giveBack(backend) } else { server.postgres.close() }
  }

  private func waitAtGate(_ visit: DrawnVisit, _ waiting: @escaping (Wait, Bool) -> Void, then: @escaping () -> Void) {
    waiting(.query, true)
    server.postgres.waitAtGate(visit) { [self] in
      after(server.drawing.pace.query, for: visit) {
        waiting(.query, false)
        then()
      }
    }
  }

  private func callUpstream(_ visit: DrawnVisit, _ waiting: @escaping (Wait, Bool) -> Void, then: @escaping () -> Void)
  {
    after(server.drawing.pace.network, for: visit) { [self] in
      waiting(.call, true)
      server.upstream.wait(visit) { [self] in
        after(server.drawing.pace.network, for: visit) {
          waiting(.call, false)
          then()
        }
      }
    }
  }

  private func holdRow(
    _ visit: DrawnVisit, on thread: DrawnThread, _ waiting: @escaping (Wait, Bool) -> Void, then: @escaping () -> Void
  ) {
    let rows: [Int] =
      switch server.drawing.flaw {
      case .skipsRowLock: []
      case .locksWholeTable: [0, visit.call.row ?? 1]
      default: [visit.call.row ?? 1]
      }
    query(visit, on: thread) {
      self.lock(rows, visit, waiting) {
        self.server.postgres.write(visit)
        self.waitAtGate(visit, waiting) {
          self.server.postgres.commit(visit)
          then()
        }
      }
    }
  }

  private func lock(
    _ rows: [Int], _ visit: DrawnVisit, _ waiting: @escaping (Wait, Bool) -> Void, then: @escaping () -> Void
  ) {
    guard let row = rows.first else { return then() }
    waiting(.row, true)
    server.postgres.lock(row, for: visit) { [self] in
      after(0, for: visit) {
        waiting(.row, false)
        self.lock(Array(rows.dropFirst()), visit, waiting, then: then)
      }
    }
  }

  private func nest(_ visit: DrawnVisit, then: @escaping () -> Void) {
    let finishes = server.drawing.flaw != .nestedCallsWaitForThemselves
    visit.finished = finishes
    if finishes { after(server.drawing.pace.query, then) } else { after(3_000_000_000, then) }
  }

  /// One short statement on the request's connection.
  private func query(_ visit: DrawnVisit, on thread: DrawnThread, then: @escaping () -> Void) {
    connect(visit, on: thread) { [self] in after(server.drawing.pace.query, for: visit, then) }
  }

  /// Gives the request its connection: its thread's, a new one, or that of all, for a flaw.
  private func connect(_ visit: DrawnVisit, on thread: DrawnThread, then: @escaping () -> Void) {
    let isShared =
      switch (server.drawing.flaw, visit.call.view) {
      case (.sharesBackend, .backend), (.sharesAsyncBackend, .asyncBackend): true
      default: false
      }
    if let backend = isShared ? sharedBackend : thread.backend {
      visit.backend = backend
      return then()
    }
    if let pool, !isShared {
      return pool.take { idle in
        self.after(idle == nil ? self.server.lag(self.server.drawing.pace.connect) : 0, for: visit) {
          let backend = idle ?? self.server.postgres.open()
          (thread.backend, visit.backend) = (backend, backend)
          then()
        }
      }
    }
    after(server.drawing.pace.connect, for: visit) { [self] in
      let backend = (isShared ? sharedBackend : nil) ?? server.postgres.open()
      if isShared { sharedBackend = backend } else { thread.backend = backend }
      visit.backend = backend
      then()
    }
  }
}

extension ProbeFailure {
  /// A framework's own answer to a view that raised.
  fileprivate static func raised(by view: View) -> ProbeFailure {
    ProbeFailure(
      .answered(status: 500),
      description:
        "answered 500 to /_lockstep/\(view.rawValue): Internal Server Error; look into its log for the reason")
  }
}
