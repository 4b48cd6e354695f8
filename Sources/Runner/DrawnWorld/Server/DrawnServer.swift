import Conformance
import Histories

/// A server that is drawn: its workers, its sockets, its Postgres, on a virtual clock.
///
/// It is written from how servers work, and knows nothing of models, properties or judges.
final class DrawnServer {
  let drawing: Drawing
  let agenda: Agenda
  let postgres: DrawnPostgres
  let upstream: DrawnUpstream
  let mutex: DrawnMutex
  let misfortune: Misfortune
  private(set) var workers: [Worker] = []
  /// The process that starts the workers, and answers nothing itself.
  let main: Int
  var life: ServerLife
  private(set) var hasLostPostgres = false
  /// Whether it was told to end, so that no worker is replaced any more.
  var isStopping = false
  /// The gateway of each worker.
  private var gateways: [Drawing.Workers] = []
  /// Where paths really lead.
  private let routes: Drawing.Routes?
  /// The processes that some path leads to.
  private(set) var answering: [Int] = []
  private var listeners: [[Listener]] = []
  private var dice: Dice
  /// How many requests a balancer has passed on.
  private var passed = 0
  private var ids: Int

  init(_ drawing: Drawing, seed: UInt64) {
    self.drawing = drawing
    var dice = Dice(seed: seed)
    agenda = Agenda(at: dice.roll(1...1_000) * 1_000_000_000)
    main = dice.roll(100...30_000)
    ids = main
    life = ServerLife(startedAs: main, at: agenda.now)
    postgres = DrawnPostgres(agenda, firstBackend: dice.roll(40_000...50_000))
    upstream = DrawnUpstream(agenda)
    mutex = DrawnMutex(isUsed: drawing.flaw == .acceptMutex)
    misfortune = Misfortune(drawing.trouble, agenda, seed: seed &+ 2)
    self.dice = dice
    routes = drawing.routes?.with(drawing.flaw)
    for (index, gateway) in drawing.gateways.enumerated() {
      let first = workers.count
      start(gateway, hasFlaw: index == 0)
      let isReached = routes.map { $0.sync == index || $0.async == index } ?? true
      if isReached { answering += workers[first...].map(\.process) }
    }
  }

  /// Lets go of everybody, since workers and what is to happen to them refer to each other.
  func dismantle() {
    agenda.clear()
    postgres.dismiss()
    upstream.dismiss()
    mutex.dismiss()
    for worker in workers { worker.dismiss() }
    for listener in listeners.joined() { listener.close() }
    workers = []
  }

  /// Of two gateways, one has the flaw of having another number of processes.
  private func start(_ gateway: Drawing.Workers, hasFlaw: Bool) {
    let declared =
      switch gateway {
      case .blocking(let processes, _), .greenlets(let processes, _, _), .loops(let processes, _): processes
      }
    let flaw = hasFlaw ? drawing.flaw : nil
    let count = declared + (flaw == .extraProcess ? 1 : flaw == .missingProcess ? -1 : 0)
    let shared = Listener()
    var own: [Listener] = []
    for index in 0..<count {
      let listener = drawing.queue == .shared ? shared : Listener()
      if drawing.queue == .perWorker || index == 0 { own.append(listener) }
      workers.append(worker(gateway, index, on: listener))
      gateways.append(gateway)
    }
    listeners.append(own)
  }

  private func worker(_ gateway: Drawing.Workers, _ index: Int, on listener: Listener) -> Worker {
    switch gateway {
    case .loops where drawing.flaw == .blockingWorkers:
      return BlockingWorker(self, on: listener, threads: nil, backlog: 0)
    case .blocking where drawing.flaw == .eventLoops: return LoopWorker(self, on: listener, sync: .perRequest)
    case .loops(_, let sync): return LoopWorker(self, on: listener, sync: sync)
    case .greenlets(_, let count, let standsStill):
      return GreenletWorker(self, on: listener, greenlets: count, standsStill: standsStill)
    case .blocking(_, let threads):
      let count = threads.map { $0 + (drawing.flaw == .extraThread ? 1 : drawing.flaw == .missingThread ? -1 : 0) }
      let isGreedy = drawing.flaw == .oneGreedyWorker
      let worker = BlockingWorker(self, on: listener, threads: count, backlog: isGreedy && index == 0 ? 2 : 0)
      if isGreedy, index > 0 { worker.hesitation = 25_000_000 }
      return worker
    }
  }

  /// A number for a process or a thread, as the kernel counts them.
  func newID() -> Int {
    ids += dice.roll(1...3)
    return ids
  }

  /// A number of `range`, each as likely.
  func lot(_ range: ClosedRange<Int>) -> Int { dice.roll(range) }

  /// A time of a range of microseconds, in nanoseconds.
  func lag(_ range: ClosedRange<Int>) -> Int { dice.roll(range) * 1_000 }

  /// Brings a request over a connection, new or open, and its outcome back.
  func carry(_ errand: Errand) {
    agenda.after(lag(drawing.pace.network)) { [self] in
      if life.hasLost(main), errand.connection.worker == nil {
        return errand.answer(.failed(ProbeFailure(.refused)))
      }
      if misfortune.resets() { return errand.answer(.failed(ProbeFailure(.reset))) }
      if drawing.isBalanced { return pass(errand) }
      if let worker = errand.connection.worker {
        return misfortune.server(for: worker, among: workers).receive(errand)
      }
      let gateway = routes.map { errand.visit.call.view.isAsync ? $0.async : $0.sync } ?? 0
      offer(errand, to: dice.pick(listeners[gateway]))
    }
  }

  /// Sends a request on over a connection of the balancer's own.
  private func pass(_ errand: Errand) {
    let own = Errand(visit: errand.visit, connection: DrawnConnection(), answer: errand.answer)
    defer { passed += 1 }
    offer(own, to: listeners[0][passed % listeners[0].count])
  }

  /// All who listen hear of it, in whichever order.
  private func offer(_ errand: Errand, to listener: Listener) {
    for worker in dice.shuffle(listener.offer(errand)) { worker.wake() }
  }

  /// Lets happen what is to happen once so many requests are held.
  func observe() {
    guard misfortune.comes(held: { postgres.held.count + upstream.held.count }) else { return }
    agenda.after(lag(1_000...20_000)) { self.befall() }
  }

  private func befall() {
    let victim = dice.roll(0...workers.count - 1)
    switch drawing.trouble {
    case .ends:
      for worker in workers { worker.die() }
      life.lose(main, .signal(9), at: agenda.now)
      for errand in listeners.joined().flatMap({ $0.takeAll() }) { errand.answer(.failed(ProbeFailure(.reset))) }
    case .workerDies(_, let isReplaced):
      let old = workers[victim]
      old.die()
      life.lose(old.process, .signal(9), at: agenda.now)
      if isReplaced { replace(victim) }
    case .workerStops: workers[victim].stop()
    case .workerPauses(_, let milliseconds):
      let worker = workers[victim]
      worker.stop()
      agenda.after(milliseconds * 1_000_000) { worker.goOn() }
    case .losesPostgres: hasLostPostgres = true
    default: break
    }
  }

  /// Has another worker listen in the place of one, a while later.
  func replace(_ index: Int) {
    agenda.after(lag(50_000...400_000)) { [self] in
      guard !isStopping else { return }
      let new = worker(gateways[index], index, on: workers[index].listener)
      workers[index] = new
      new.wake()
    }
  }
}
