import Conformance
import Histories

/// A worker with an event loop: async views run on it, sync views on threads beside it.
final class LoopWorker: Worker {
  private var loop: Loop?
  private var sync: Threads?
  /// Those of sensitive calls, where sync views have a pool.
  private var sensitive: Threads?
  private var defaultPool: Threads?
  /// How many sync views it takes before it accepts no more; `nil` where nothing bounds them.
  private let room: Int?
  private var inSync = 0
  /// Async requests that take turns, for a flaw; the first one runs.
  private var turns: [() -> Void] = []
  private var flaw: Flaw? { server.drawing.flaw }

  init(_ server: DrawnServer, on listener: Listener, sync kind: Drawing.SyncThreads) {
    let flaw = server.drawing.flaw
    room =
      switch kind {
      case .perRequest: nil
      case .one: flaw == .acceptsWhileFull ? nil : flaw == .secondThread ? 2 : 1
      case .pool(let size):
        flaw == .acceptsWhileFull || flaw == .retiresIdleThreads
          ? nil : flaw == .poolOneShort ? size - 1 : flaw == .poolOneOver ? size + 1 : size
      }
    super.init(server, on: listener)
    let make = { [unowned server] in DrawnThread(server.newID()) }
    let end: (DrawnThread) -> Void = { [unowned self] in close($0) }
    loop = Loop(
      make(), cost: { [unowned server] in server.lag(server.drawing.pace.work) },
      after: { [unowned self] in after($0, $1) })
    sync =
      switch kind {
      case .one where flaw == .threadPerView: Threads(1, fresh: true, make: make, end: end)
      case .perRequest: Threads(flaw == .cappedThreads ? 32 : nil, fresh: true, make: make, end: end)
      case .one, .pool: Threads(room ?? Self.size(of: kind), retires: flaw == .retiresIdleThreads, make: make)
      }
    if case .pool = kind { sensitive = Threads(1, make: make) } else { sensitive = sync }
    defaultPool = Threads(min(32, server.drawing.processors + 4), make: make)
  }

  private static func size(of kind: Drawing.SyncThreads) -> Int? {
    switch kind {
    case .one: 1
    case .pool(let size): size
    case .perRequest: nil
    }
  }

  override func dismiss() {
    super.dismiss()
    loop?.dismiss()
    for threads in [sync, sensitive, defaultPool] { threads?.dismiss() }
    turns = []
  }

  override var mayAccept: Bool { room.map { inSync < $0 } ?? true }

  override func whenItsTurnComes(_ action: @escaping () -> Void) { loop?.perform(action) }

  override func work(on visit: DrawnVisit) {
    loop?.perform { [self] in
      (visit.gateway, visit.loopThread) = (.asgi, loop?.thread.id)
      guard visit.call.view.isAsync else { return runSync(visit) }
      switch flaw {
      case .asyncViewsWaitForSync: sync?.pass { self.loop?.perform { self.begin(visit) { self.answer(visit) } } }
      case .asyncViewsTakeTurns:
        turns.append {
          self.begin(visit) {
            self.answer(visit)
            self.turns.removeFirst()
            self.turns.first?()
          }
        }
        if turns.count == 1 { turns[0]() }
      default: begin(visit) { self.answer(visit) }
      }
    }
  }

  /// Answers are written by the loop, when it gets to it.
  private func answer(_ visit: DrawnVisit) { loop?.perform { self.respond(visit) } }

  private func runSync(_ visit: DrawnVisit) {
    guard flaw != .syncViewsOnLoop else {
      guard let loop else { return }
      loop.block()
      return perform(visit, on: loop.thread) {
        loop.unblock()
        self.answer(visit)
      }
    }
    call(visit, on: sync) { self.answer(visit) }
  }

  /// Runs a sync view, or the sync call of an async one, on one of `threads`.
  private func call(_ visit: DrawnVisit, on threads: Threads?, then: @escaping () -> Void) {
    let holdsRoom = threads === sync
    if holdsRoom { inSync += 1 }
    threads?.run { [self] thread, done in
      let middleware = flaw == .middlewareElsewhere ? server.newID() : thread.id
      visit.note("middleware", on: middleware, at: server.agenda.now)
      perform(visit, on: thread) {
        done()
        then()
        guard holdsRoom else { return }
        self.inSync -= 1
        self.wake()
      }
    }
  }

  /// Begins an async view: on the loop, behind its sync middleware, or in its sync call.
  private func begin(_ visit: DrawnVisit, then: @escaping () -> Void) {
    switch visit.call.view {
    case .sensitiveCall: call(visit, on: flaw == .sensitiveCallsOnPool ? defaultPool : sensitive, then: then)
    case .insensitiveCall: call(visit, on: flaw == .insensitiveCallsOnOneThread ? sensitive : defaultPool, then: then)
    case .asyncBehindSync:
      sync?.run { [self] thread, done in
        visit.note("middleware", on: thread.id, at: server.agenda.now)
        let keeps = flaw == .syncMiddlewareKeepsThread
        after(server.drawing.pace.work) {
          if !keeps { done() }
          self.loop?.perform {
            self.enter(visit) {
              if keeps { done() }
              then()
            }
          }
        }
      }
    default: enter(visit, then: then)
    }
  }

  /// Runs an async view on the loop, which does other things while it waits, unless the view blocks it.
  private func enter(_ visit: DrawnVisit, then: @escaping () -> Void) {
    guard let loop else { return }
    let view = visit.call.view
    let blocks = view == .asyncBlocking || (flaw == .blockingAsyncViews && view == .asyncHeld)
    if blocks { loop.block() }
    // The connection of an async request is its own and not its thread's.
    perform(visit, on: DrawnThread(loop.thread.id)) {
      if blocks { loop.unblock() }
      then()
    }
  }
}
