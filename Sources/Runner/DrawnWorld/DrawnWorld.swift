package import Conformance
package import Histories
import Synchronization

/// A world that is drawn: a server with its Postgres and its upstream on a virtual clock, the same for the same seed.
package final class DrawnWorld: World {
  private let client: Mutex<DrawnClient>
  package let processors: Int
  /// How long a look takes, in microseconds.
  private let lookTime: ClosedRange<Int>

  /// `declared` is how many processes the kit has waited for before it begins; what it expects of workers that are replaced it
  /// has from `model`.
  package init(_ drawing: Drawing, declared: Int, of model: ServerModel? = nil, seed: UInt64) {
    client = Mutex(DrawnClient(drawing, seed: seed, knowing: declared, of: model))
    (processors, lookTime) = (drawing.processors, drawing.pace.look)
  }

  deinit { client.withLock { $0.server.dismantle() } }

  /// What was true of the requests, to be put beside what was seen.
  package var stays: [Stay] { client.withLock { $0.server.postgres.stays + $0.server.upstream.stays } }

  package var processes: [Int] { client.withLock { $0.alive.sorted() } }
  package var handiest: Int? { client.withLock { $0.handiest } }
  package var isPinnable: Bool { client.withLock { $0.isPinnable } }
  package var isWorking: Bool {
    client.withLock { client in
      client.server.noteStopped()
      return client.server.hasStopped || client.server.misfortune.worksUntil > client.now
    }
  }

  package var events: [ServerEvent] { client.withLock { $0.server.life.events } }

  package var recycles: Bool {
    client.withLock { client in
      client.noticeEnds()
      return client.spending.isExpected
    }
  }

  package var left: [Int: Int] {
    client.withLock { client in
      client.alive.reduce(into: [:]) { left, process in left[process] = client.spending.left(of: process) }
    }
  }

  package func renew(for count: Int) async throws -> [String] {
    var unmet = awaitSuccessors()
    // Whether anybody takes the place of one that goes is tried while the others are still good for long.
    let first = client.withLock { client in
      client.spending.isPromised && client.isPinnable && client.alive.count > 1 && client.tries()
        ? client.alive.min() : nil
    }
    if let first {
      wearOut(first)
      unmet += awaitSuccessors()
    }
    guard unmet.isEmpty else { return unmet }
    let worn = client.withLock { client in
      client.noticeEnds()
      return client.alive.sorted().filter { client.spending.isWorn($0, for: count) }
    }
    for process in worn { wearOut(process) }
    return awaitSuccessors()
  }

  /// Asks `process` until it has ended, or never will.
  private func wearOut(_ process: Int) {
    let most = client.withLock { $0.spending.manyAnswers ?? 0 }
    for _ in 0..<most {
      guard client.withLock({ $0.alive.contains(process) }) else { break }
      client.withLock { $0.greet(process) }
      advance(by: 100_000_000)
    }
    client.withLock { client in
      client.noticeEnds()
      if client.alive.contains(process) { client.mistrust(process) }
    }
  }

  /// Waits until as many answer as did at first.
  private func awaitSuccessors() -> [String] {
    for _ in 0..<40 {
      guard client.withLock({ $0.alive.count < $0.count }) else { return [] }
      // Questions wear out the others, so none is put before there is somebody new.
      client.withLock { client in if client.hasNewcomer { client.greet() } }
      advance(by: 150_000_000)
    }
    return client.withLock { client in
      client.alive.count < client.count
        ? ["nobody came in the place of a worker that had gone: \(client.alive.count) of \(client.count) answer"] : []
    }
  }

  package func loss(of process: Int) -> any Error {
    client.withLock { process == $0.server.main ? DrawnEnd.server : .worker(process) }
  }

  package func prefix() async -> String { "a" }

  package func reserve(_ needs: [Int: Int]) async throws -> [String] { client.withLock { $0.reserve(needs) } }

  package func pin(to process: Int) async -> Pin? { client.withLock { $0.pin(to: process) } }

  package func unpin(after stray: Stray) async { client.withLock { $0.unpin(after: stray) } }

  package func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) {
    client.withLock { $0.send(call, then: then) }
  }

  package func hangUp() { client.withLock { $0.hangUp() }.forEach { $0.then($0.reply) } }

  package func hold(_ requests: [String]) async throws {
    try withPostgres { $0.server.postgres.hold(requests) }
  }

  package func look() async throws -> Look {
    let (before, length) = client.withLock { ($0.now, $0.server.lag(lookTime)) }
    let upstream = client.withLock { $0.server.upstream.held }
    advance(by: length / 2)
    var look = try withPostgres { client in
      let postgres = client.server.postgres
      return Look(
        held: postgres.held + upstream, locked: postgres.locked, backends: postgres.backends, before: before, after: 0)
    }
    advance(by: length - length / 2)
    look.after = now()
    return look
  }

  package func endings() async -> [String: ViewEnding] { client.withLock { $0.server.upstream.endings } }

  package func committedRows() async -> [String: Int]? {
    client.withLock { $0.server.hasLostPostgres ? nil : $0.server.postgres.kept }
  }

  package func release(_ requests: [String]) async throws {
    // It takes effect a moment after the kit has read the clock for it.
    advance(by: 10_000)
    client.withLock { $0.server.upstream.release(requests) }
    try withPostgres { $0.server.postgres.release(requests) }
  }

  package func signal(_ signal: Signal, to process: Int) throws {
    let isKnown = client.withLock { $0.server.signal(signal, to: process) }
    if !isKnown { throw DrawnEnd.stranger(process) }
  }

  package func releaseAll() async {
    client.withLock { client in
      client.server.upstream.release(client.server.upstream.held.map(\.request))
      client.server.postgres.releaseAll()
    }
  }

  package func now() -> Int { client.withLock { $0.now } }

  package func pause(for duration: Duration) async throws {
    advance(by: Int(duration / .nanoseconds(1)) + client.withLock { $0.server.misfortune.starvation() })
  }

  /// Does something with Postgres, as long as there is one.
  private func withPostgres<Value: Sendable>(_ body: (DrawnClient) -> Value) throws -> Value {
    try client.withLock { client in
      if client.server.hasLostPostgres { throw DrawnEnd.postgres }
      return body(client)
    }
  }

  /// Lets time pass; each reply is delivered at the moment it comes, outside the lock, since the next request may follow.
  private func advance(by duration: Int) {
    let time = now() + duration
    while true {
      let (isThen, deliveries) = client.withLock { (!$0.advance(to: time), $0.takeDeliveries()) }
      for delivery in deliveries { delivery.then(delivery.reply) }
      if isThen { return }
    }
  }
}
