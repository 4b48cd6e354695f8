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
  /// What the probe's clock is ahead of the kit's.
  private let offset: Int

  /// Knows of `count` processes of the server, whichever answered first.
  init(_ drawing: Drawing, seed: UInt64, knowing count: Int) {
    var dice = Dice(seed: seed &+ 1)
    server = DrawnServer(drawing, seed: seed)
    known = Set(dice.shuffle(server.answering).prefix(count))
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
          server.life.meet(visit.process, at: server.agenda.now)
          if keepsAlive, call.keepsConnection, isPinnable { idle[visit.process, default: []].append(connection) }
          let answer = visit.answer(offset: offset)
          deliveries.append(.init(reply: .answered(answer, sent: sent, received: now), then: then))
        }
      })
  }

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
