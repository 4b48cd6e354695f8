import Conformance
import Histories

/// The kit's side of the connections to a drawn server.
final class DrawnClient {
  /// A reply that has come, and who waits for it.
  struct Delivery: Sendable {
    var reply: Reply
    var then: @Sendable (Reply) -> Void
  }

  let server: DrawnServer
  private(set) var known: Set<Int>
  private var idle: [Int: [DrawnConnection]] = [:]
  private var pins: [Pin: DrawnConnection] = [:]
  private var deliveries: [Delivery] = []
  /// Who waits for a reply, by the name of the request.
  private var waiting: [String: @Sendable (Reply) -> Void] = [:]
  private var hasHungUp = false
  /// What the kit knows of how long workers last.
  private(set) var spending: Spending
  /// How many answered at first.
  let count: Int
  private var greetings = 0
  /// Who has been taken for replaced.
  private var counted: Set<Int> = []
  private var hasTried = false
  /// What the probe's clock is ahead of the kit's.
  private let offset: Int

  /// Knows of `count` processes of the server, whichever answered first.
  /// What it knows of how long they last it has from `model`, and from what they have answered by now.
  init(_ drawing: Drawing, seed: UInt64, knowing count: Int, of model: ServerModel? = nil) {
    var dice = Dice(seed: seed &+ 1)
    server = DrawnServer(drawing, seed: seed)
    known = Set(dice.shuffle(server.answering).prefix(count))
    spending = Spending(of: model ?? ServerModel.wsgi(processes: 1, threads: 1))
    self.count = known.count
    if let limit = drawing.recyclesAfter {
      for worker in server.workers where known.contains(worker.process) {
        let answers = dice.roll(0...limit / 2)
        worker.spend(answers)
        for _ in 0..<answers { spending.count(worker.process, by: nil) }
      }
    }
    server.life.begin(with: server.workers.map(\.process), at: server.agenda.now)
    for process in known.sorted() { server.life.meet(process, at: server.agenda.now) }
    offset = dice.roll(1...9) * 1_000_000_000_000
  }

  /// A reading of the kit's clock.
  var now: Int { server.agenda.read() }

  /// Whether a connection leads to one worker for as long as it is open, as far as the kit has seen.
  var isPinnable: Bool {
    server.drawing.keepsAlive && server.drawing.routes == nil && !server.life.events.contains(where: \.isWandering)
  }

  /// The processes that are known to answer, but for those that have ended.
  var alive: Set<Int> { known.filter { !server.life.hasLost($0) } }

  var handiest: Int? { alive.sorted().max { idle[$0, default: []].count < idle[$1, default: []].count } }

  func reserve(_ needs: [Int: Int]) -> [String] {
    needs.sorted { $0.key < $1.key }.compactMap { process, need in
      let lack = need - idle[process, default: []].count
      guard let worker = server.workers.first(where: { $0.process == process && $0.isWell }) else {
        return lack > 0 ? "of 2000 connections \(lack) too few went to process \(process)" : nil
      }
      for _ in 0..<max(0, lack) {
        let connection = DrawnConnection()
        worker.adopt(connection)
        idle[process, default: []].append(connection)
      }
      return nil
    }
  }

  func pin(to process: Int) -> Pin? {
    guard let connection = idle[process]?.popLast() else { return nil }
    let pin = Pin(to: process, number: pins.count)
    pins[pin] = connection
    return pin
  }

  func unpin(after stray: Stray) {
    server.life.wander(to: stray.process, from: stray.believed, at: server.agenda.now)
    idle = [:]
  }

  func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) {
    guard !hasHungUp else { return }
    let sent = now
    waiting[call.name] = then
    let connection = call.pin.flatMap { pins[$0] } ?? DrawnConnection()
    server.carry(
      Errand(visit: DrawnVisit(call), connection: connection) { [self] outcome in
        guard waiting.removeValue(forKey: call.name) != nil else { return }
        switch outcome {
        case .failed(let failure): deliveries.append(.init(reply: .failed(failure, at: now), then: then))
        case .answered(let visit, let keepsAlive):
          known.insert(visit.process)
          spending.count(visit.process, by: visit.gateway)
          server.life.meet(visit.process, at: server.agenda.now)
          if keepsAlive, call.keepsConnection, isPinnable { idle[visit.process, default: []].append(connection) }
          let answer = visit.answer(offset: offset)
          deliveries.append(.init(reply: .answered(answer, sent: sent, received: now), then: then))
        }
      })
  }

  /// Notes who has ended in good order, and how much it had answered.
  func noticeEnds() {
    let gone = server.life.events.retirements(expected: true).map(\.process)
    for process in gone where known.contains(process) && !counted.contains(process) { spending.retire(process) }
    counted.formUnion(gone)
  }

  /// Asks a process, or whoever takes it if none is named, and forgets the answer.
  func greet(_ process: Int? = nil) {
    greetings += 1
    let connection = process.flatMap { self.pin(to: $0) }
    send(Call("hello\(greetings)", View.identity, on: connection), then: { _ in })
  }

  /// Whether there is a process that has not answered yet.
  var hasNewcomer: Bool { server.workers.contains { !$0.isDead && !known.contains($0.process) } }

  /// Whether it has not been tried yet if anybody takes the place of a worker that goes; now it is.
  func tries() -> Bool {
    defer { hasTried = true }
    return !hasTried
  }

  /// Notes that `process` never ends.
  func mistrust(_ process: Int) { spending.mistrust(process) }

  /// Ends the wait of all who have no reply.
  func hangUp() -> [Delivery] {
    hasHungUp = true
    defer { waiting = [:] }
    let failure = ProbeFailure(.hungUp)
    return waiting.sorted { $0.key < $1.key }.map { .init(reply: .failed(failure, at: now), then: $0.value) }
  }

  /// Lets time pass until `time` or until a reply has come, whichever is first; false once it is that time.
  func advance(to time: Int) -> Bool {
    while deliveries.isEmpty {
      guard server.agenda.step(by: time) else { return false }
      server.observe()
    }
    return true
  }

  func takeDeliveries() -> [Delivery] {
    defer { deliveries = [] }
    return deliveries
  }
}
