import Conformance

/// A worker whose threads take whole requests, sync and async ones alike, and that accepts only while one of them is free.
final class BlockingWorker: Worker {
  /// How many threads there are; `nil` where each request gets one, which ends with it.
  private let count: Int?
  private var threads: Threads?
  private var background: Threads?
  /// How many connections wait or are worked on.
  private var taken = 0
  private var lent = 0
  private let backlog: Int

  init(_ server: DrawnServer, on listener: Listener, threads count: Int?, backlog: Int = 0) {
    (self.count, self.backlog) = (count, backlog)
    super.init(server, on: listener)
    let make = { [unowned server] in DrawnThread(server.newID()) }
    let end: (DrawnThread) -> Void = { [unowned self] in close($0) }
    let most = count ?? (server.drawing.flaw == .cappedThreads ? 32 : nil)
    threads = Threads(most, fresh: count == nil, make: make, end: end)
    background = Threads(nil, fresh: true, make: make, end: end)
  }

  override func dismiss() {
    super.dismiss()
    threads?.dismiss()
    background?.dismiss()
  }

  override var mayAccept: Bool { count.map { taken - lent < $0 + backlog } ?? true }

  override func work(on visit: DrawnVisit) {
    taken += 1
    server.mutex.enter(self) { self.begin(visit) }
  }

  private func begin(_ visit: DrawnVisit) {
    let leaves = server.drawing.flaw == .asyncViewsOffWorker && visit.call.view.isAsync
    if leaves { free() }
    (leaves ? background : threads)?.run { thread, done in
      let isElsewhere = self.server.drawing.flaw == .middlewareElsewhere
      visit.note("middleware", on: isElsewhere ? self.server.newID() : thread.id, at: self.server.agenda.now)
      self.perform(visit, on: thread, waiting: self.lending(visit)) {
        done()
        self.respond(visit)
        self.server.mutex.leave(self)
        if !leaves { self.free() }
      }
    }
  }

  private func free() {
    taken -= 1
    wake()
  }

  /// What happens while a view waits: its place may be given to another request, for a flaw.
  private func lending(_ visit: DrawnVisit) -> (Wait, Bool) -> Void {
    let flaw = server.drawing.flaw
    return { wait, begins in
      switch (wait, flaw) {
      case (.sleep, .lendsThreadWhileSleeping), (.query, .lendsThreadWhileQuerying):
        self.lend(begins)
      case (.call, .lendsThreadWhileCalling) where visit.call.view == .web:
        self.lend(begins)
      default: break
      }
    }
  }

  private func lend(_ begins: Bool) {
    lent += begins ? 1 : -1
    if begins {
      threads?.lend()
      wake()
    } else {
      threads?.takeBack()
    }
  }
}
