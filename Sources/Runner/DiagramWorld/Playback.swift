import Conformance
import Histories

/// A script while it is played: where in the diagram the server is, and what the kit has done so far.
struct Playback {
  struct Delivery: Sendable {
    var reply: Reply
    var then: @Sendable (Reply) -> Void
  }

  private struct Waiter {
    var sent: Int
    var then: @Sendable (Reply) -> Void
  }

  private let script: Script
  /// Ticks of the world's clock, which never stands still.
  private(set) var time = 0
  /// Where in the diagram the server is.
  private var column: Int
  private var done: Set<Script.Deed> = []
  private var waiting: [String: Waiter] = [:]
  /// How many of the script's events have happened.
  private var happened = 0
  private(set) var events: [ServerEvent] = []
  private(set) var known: Set<Int>
  private(set) var fault: ScriptError?
  /// How often the kit has looked at this moment.
  private var looks = 0
  private var hasHungUp = false

  init(_ script: Script) {
    (self.script, column, known) = (script, script.start, script.known)
    befall()
  }

  var isPinnable: Bool { !events.contains(where: \.isWandering) && script.parts.values.contains { $0.pin != nil } }
  var prefix: String { script.prefix }
  var hasLostPostgres: Bool { script.postgresEnds.map { column >= $0 } ?? false }

  /// Who is at `stage` now.
  private func present(at stage: Stage) -> [Look.Seen] {
    script.parts.values.flatMap { part in
      part.stays.filter { $0.site.stage == stage && isGoingOn($0) }.compactMap { stay in
        stay.site.place.map { Look.Seen(stay.request, in: $0) }
      }
    }.sorted { $0.request < $1.request }
  }

  mutating func unpin(after stray: Stray) {
    events.append(ServerEvent(stray.process, .wandered(from: stray.believed), at: now))
  }

  mutating func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) {
    guard !hasHungUp else { return }
    guard let part = script.parts[call.name] else { return fault = fault ?? .undrawn(call.name) }
    if part.pin != call.pin?.process {
      fault = fault ?? .elsewhere(call.name, drawn: part.pin, sent: call.pin?.process)
    }
    done.insert(.send(call.name))
    waiting[call.name] = Waiter(sent: time, then: then)
  }

  mutating func release(_ requests: some Sequence<String>) -> [Delivery] {
    done.formUnion(requests.map { .release($0) })
    return settle()
  }

  mutating func signal(_ signal: Signal, to process: Int) {
    let deed = Script.Deed.signal(signal, to: process)
    if !script.cues.contains(where: { $0.deed == deed }) { fault = fault ?? .unsignalled(signal, to: process) }
    done.insert(deed)
    events.append(ServerEvent(process, .signalled(signal), at: now))
  }

  mutating func releaseAll() -> [Delivery] { release(script.parts.keys) }

  /// A look takes no time, so one that is repeated without a pause would be repeated for ever.
  mutating func look() throws -> Look {
    looks += 1
    if looks > 1_000 { fault = fault ?? .restless }
    if let fault { throw fault }
    if hasLostPostgres { throw DrawnEnd.postgres }
    return Look(held: present(at: .view), locked: present(at: .lock), before: now, after: now)
  }

  /// One tick: the server goes on, unless the diagram has a deed here that the kit has not done yet.
  mutating func tick() -> [Delivery] {
    (time, looks) = (time + 1, 0)
    if script.cues.allSatisfy({ $0.column > column || done.contains($0.deed) }) { column += 1 }
    befall()
    return settle()
  }

  mutating func hangUp() -> [Delivery] {
    hasHungUp = true
    defer { waiting = [:] }
    let failure = ProbeFailure(.hungUp)
    return waiting.sorted { $0.key < $1.key }.map { .init(reply: .failed(failure, at: now), then: $0.value.then) }
  }

  /// The time in nanoseconds.
  var now: Int { time * DiagramWorld.tick }

  private mutating func befall() {
    while happened < script.events.count, script.events[happened].time <= column {
      let event = script.events[happened]
      happened += 1
      events.append(ServerEvent(event.process, event.kind, at: now))
      switch event.kind {
      case .gone: known.remove(event.process)
      case .ready: known.insert(event.process)
      case .started, .signalled, .stopped, .replaced, .wandered, .unknown: break
      }
    }
  }

  /// Answers those whose time has come.
  private mutating func settle() -> [Delivery] {
    var deliveries: [Delivery] = []
    for (name, waiter) in waiting.sorted(by: { ($0.value.sent, $0.key) < ($1.value.sent, $1.key) }) {
      guard let part = script.parts[name], let reply = reply(to: part, sent: waiter.sent) else { continue }
      waiting[name] = nil
      deliveries.append(.init(reply: reply, then: waiter.then))
    }
    return deliveries
  }

  /// Who waits for a lock does so until its column. Who is held and drawn to leave well leaves as soon as it has been let go, whenever that is.
  private func isGoingOn(_ stay: Span) -> Bool {
    guard done.contains(.send(stay.request)), stay.enter <= column else { return false }
    return switch stay.ending {
    case .open: true
    case .failed: column <= stay.exit
    case .done: stay.site.stage == .view ? !done.contains(.release(stay.request)) : column <= stay.exit
    }
  }

  private mutating func reply(to part: Script.Part, sent: Int) -> Reply? {
    guard column >= part.client.exit else { return nil }
    switch part.client.ending {
    case .open: return nil
    case .failed: return .failed(ProbeFailure(.reset), at: now)
    case .done:
      let isHeld = part.stays.contains { $0.site.stage == .view && isGoingOn($0) }
      guard !isHeld else { return nil }
      let answer = part.answer(otherwise: known.min() ?? 0)
      known.insert(answer.process)
      return .answered(answer, sent: sent * DiagramWorld.tick, received: now)
    }
  }
}
