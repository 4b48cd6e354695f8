import Conformance

/// A worker with one thread for all of its requests: each connection has a greenlet, which runs until it waits for something.
///
/// It accepts on that thread too, so nothing at all happens in it while a greenlet waits in a way that does not switch.
final class GreenletWorker: Worker {
  private var hub: Loop?
  private let count: Int
  private let standsStill: Set<Wait>
  /// The request for which the thread stands still, and what the others would have gone on with.
  private var owner: DrawnVisit?
  private var putOff: [() -> Void] = []
  /// The request whose view has begun and works, which no greenlet switches in.
  private var starting: DrawnVisit?
  /// How many greenlets have a request.
  private var busy = 0
  /// Requests on open connections for which no greenlet is free.
  private var waiting: [DrawnVisit] = []
  /// Those that are to run on threads, for a flaw.
  private var threads: Threads?
  private var flaw: Flaw? { server.drawing.flaw }

  init(_ server: DrawnServer, on listener: Listener, greenlets count: Int, standsStill: Set<Wait>) {
    let flaw = server.drawing.flaw
    self.count = count + (flaw == .extraThread ? 1 : flaw == .missingThread ? -1 : 0)
    self.standsStill =
      switch flaw {
      case .switchesInSleep: standsStill.subtracting([.sleep])
      case .switchesInQueries: standsStill.subtracting([.query])
      case .switchesInCalls: standsStill.subtracting([.call])
      case .stopsInQueries: standsStill.union([.query])
      case .stopsInCalls: standsStill.union([.call])
      default: standsStill
      }
    super.init(server, on: listener)
    hub = Loop(
      DrawnThread(server.newID()), cost: { [unowned server] in server.lag(server.drawing.pace.work) },
      after: { [unowned self] in after($0, $1) })
    if flaw == .greenletsOnThreads {
      threads = Threads(
        nil, fresh: true, make: { [unowned server] in DrawnThread(server.newID()) },
        end: { [unowned self] in close($0) })
    }
  }

  override func dismiss() {
    super.dismiss()
    hub?.dismiss()
    threads?.dismiss()
    (putOff, waiting) = ([], [])
  }

  override var mayAccept: Bool { busy + waiting.count < count }

  override func whenItsTurnComes(_ action: @escaping () -> Void) { hub?.perform(action) }

  override func after(_ delay: Int, for visit: DrawnVisit, _ action: @escaping () -> Void) {
    super.after(delay) { [self] in
      if let owner, owner !== visit { return putOff.append(action) }
      if starting === visit {
        starting = nil
        letOthersRun()
      }
      action()
    }
  }

  override func work(on visit: DrawnVisit) {
    guard busy < count else { return waiting.append(visit) }
    busy += 1
    guard let threads else {
      hub?.perform { self.run(visit) }
      return
    }
    threads.run { thread, done in
      visit.note("middleware", on: thread.id, at: self.server.agenda.now)
      self.perform(visit, on: thread) {
        done()
        self.end(visit)
      }
    }
  }

  private func run(_ visit: DrawnVisit) {
    guard let hub else { return }
    visit.note("middleware", on: hub.thread.id, at: server.agenda.now)
    // Each has a Postgres connection of its own, though they share the thread; it ends with the greenlet.
    let greenlet = DrawnThread(hub.thread.id)
    (owner, starting) = (visit, visit)
    hub.block()
    perform(visit, on: greenlet, waiting: standing(visit, on: hub)) {
      self.close(greenlet)
      self.end(visit)
    }
  }

  private func end(_ visit: DrawnVisit) {
    respond(visit)
    busy -= 1
    if waiting.isEmpty { wake() } else { work(on: waiting.removeFirst()) }
  }

  /// Has the thread stand still while a view waits in a way that does not switch.
  private func standing(_ visit: DrawnVisit, on hub: Loop) -> (Wait, Bool) -> Void {
    { [self] wait, begins in
      // A row is waited for in a query.
      guard standsStill.contains(wait == .row ? .query : wait) else { return }
      guard !begins else {
        owner = visit
        return hub.block()
      }
      letOthersRun()
    }
  }

  /// The greenlet that had the thread goes on first, perhaps to the next place where that stands still.
  private func letOthersRun() {
    owner = nil
    hub?.unblock()
    after(0) { self.resume() }
  }

  private func resume() {
    while owner == nil, !putOff.isEmpty { putOff.removeFirst()() }
  }
}
