import Histories

/// A process of a drawn server: accepts connections, reads requests, answers. How it works on them is for its kinds to say.
class Worker {
  unowned let server: DrawnServer
  let process: Int
  let listener: Listener
  private(set) var isDead = false
  private(set) var isStopped = false
  /// What happens when it has answered all, once it was told to end.
  private var whenDone: (() -> Void)?
  private var suspended: [() -> Void] = []
  private var isWaking = false
  private(set) var connections = 0
  /// Who is owed an answer, by the name of the request.
  private var owed: [String: Errand] = [:]
  /// How long a connection is left to others before this one accepts it, for a flaw.
  var hesitation = 0
  private var hasAccepted = false
  /// How many more requests it answers before it ends; `nil` where it lives as long as its server.
  private var left: Int?
  /// The one Postgres connection of all its requests, for a flaw.
  var sharedBackend: Int?
  /// Its pool of Postgres connections, if it has one.
  let pool: DrawnPool?

  init(_ server: DrawnServer, on listener: Listener) {
    (self.server, self.listener, process) = (server, listener, server.newID())
    pool = DrawnPool(server.drawing)
    left = server.drawing.recyclesAfter.map { server.lot($0...$0 + $0 / 4) }
    listener.add(self)
  }

  /// It has answered so many before anybody looked.
  func spend(_ answers: Int) { left = left.map { max(1, $0 - answers) } }

  /// Forgets all that is under way.
  func dismiss() {
    (owed, suspended, whenDone) = ([:], [], nil)
    pool?.dismiss()
    listener.close()
  }

  /// Whether it would accept one more connection now.
  var mayAccept: Bool { true }

  /// Works on a request, which `respond` or `hangUp` ends.
  func work(on visit: DrawnVisit) {}

  /// Does `action` so much later, if it still lives then, and once it is no longer suspended.
  func after(_ delay: Int, _ action: @escaping () -> Void) {
    server.agenda.after(delay) { [self] in
      if isDead { return }
      if isStopped { suspended.append(action) } else { action() }
    }
  }

  func after(_ range: ClosedRange<Int>, _ action: @escaping () -> Void) { after(server.lag(range), action) }

  /// Does what a visit is about so much later. Workers whose requests share a thread put it off while that stands still.
  func after(_ delay: Int, for visit: DrawnVisit, _ action: @escaping () -> Void) { after(delay, action) }

  func after(_ range: ClosedRange<Int>, for visit: DrawnVisit, _ action: @escaping () -> Void) {
    after(server.lag(range), for: visit, action)
  }

  /// When it has heard of a connection or has room again: accepts what it can. Loops do it when it is their turn.
  func wake() {
    guard !isWaking, mayAccept, !isDead, whenDone == nil else { return }
    isWaking = true
    let delay = server.lag(server.drawing.pace.accept) + (hasAccepted ? hesitation : 0)
    after(delay) { self.whenItsTurnComes { self.accept() } }
  }

  func whenItsTurnComes(_ action: @escaping () -> Void) { action() }

  private func accept() {
    isWaking = false
    repeat {
      guard mayAccept, whenDone == nil, let errand = listener.take() else { return }
      hasAccepted = true
      connections += 1
      errand.connection.worker = self
      receive(errand)
    } while server.drawing.acceptsAll
    wake()
  }

  /// A connection that was opened while nobody was looking.
  func adopt(_ connection: DrawnConnection) {
    connections += 1
    connection.worker = self
  }

  /// Whether it answers new connections at all.
  var isWell: Bool { !isDead && !isStopped && whenDone == nil }

  /// Takes a request that has come over one of its connections.
  func receive(_ errand: Errand) {
    if isDead || whenDone != nil { return errand.answer(.failed(ProbeFailure(.reset))) }
    owed[errand.visit.name] = errand
    errand.visit.process = process
    if server.misfortune.refuses(connections: connections) {
      errand.visit.failure = ProbeFailure(
        .answered(status: 503), description: "answered 503; look into its log for the reason")
      return after(server.drawing.pace.work) { self.respond(errand.visit) }
    }
    work(on: errand.visit)
  }

  /// Sends the answer to a request.
  func respond(_ visit: DrawnVisit) {
    guard let errand = owed.removeValue(forKey: visit.name) else { return }
    left = left.map { $0 - 1 }
    if let left, left <= 0, whenDone == nil { server.recycle(self) }
    let keeps = server.drawing.keepsAlive
    if !keeps || server.drawing.isBalanced { connections -= 1 }
    server.agenda.after(server.lag(server.drawing.pace.network)) { [self, server] in
      if let failure = visit.failure ?? (server.misfortune.halves() ? ProbeFailure(.cut(bytes: 12)) : nil) {
        return errand.answer(.failed(failure))
      }
      errand.answer(.answered(visit, keepsAlive: keeps && whenDone == nil && !isDead))
    }
    endIfDone()
  }

  /// Accepts nobody any more, answers who is owed an answer, ends and calls `then`.
  func retire(_ then: @escaping () -> Void) {
    whenDone = then
    endIfDone()
  }

  private func endIfDone() {
    guard !isDead, owed.isEmpty, let then = whenDone else { return }
    isDead = true
    whenDone = nil
    then()
  }

  func stop() { isStopped = true }

  /// Ends a suspension: what was to be done meanwhile is done now, in order.
  func goOn() {
    isStopped = false
    let late = suspended
    suspended = []
    for action in late where !isDead { action() }
  }

  /// Ends at once: its connections are reset, and nobody goes on in it.
  func die() {
    isDead = true
    whenDone = nil
    server.upstream.forget(process)
    for (_, errand) in owed.sorted(by: { $0.key < $1.key }) {
      server.agenda.after(server.lag(server.drawing.pace.network)) {
        errand.answer(.failed(ProbeFailure(.reset)))
      }
    }
    owed = [:]
  }
}
