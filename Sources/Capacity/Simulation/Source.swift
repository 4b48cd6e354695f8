/// Where requests come from: clients with a slot each, or an outer world that uses slots again.
struct Source {
  let isOpen: Bool
  let clients: Int
  let startsAlone: Bool
  let keepsConnections: Bool
  /// The thinking of a client, or the gap between two arrivals.
  private let pause: Sampler
  private var generator: Xoshiro
  /// Slots of answered requests of an open loop.
  var free: [Int32] = []

  init(_ simulation: Simulation) {
    generator = Xoshiro(seed: simulation.seed, .gap)
    switch simulation.arrivals.loop {
    case .closed(let clients, let think, let start):
      isOpen = false
      self.clients = min(clients, simulation.requests)
      (startsAlone, keepsConnections) = (start == .firstAlone, simulation.arrivals.connections == .kept)
      pause = Sampler(think)
    case .open(let rate, let pattern):
      isOpen = true
      (clients, startsAlone, keepsConnections) = (0, false, false)
      pause = pattern == .poisson ? Sampler(Distribution(.exponential(mean: 1 / rate))) : Sampler(constant: 1e9 / rate)
    }
  }

  /// How many slots there are from the start. The first one of an open loop is the outer world.
  var slots: Int { isOpen ? 1 : clients }

  var pauses: Bool { !pause.isZero }

  @inline(__always)
  mutating func nextPause() -> Double { pause.draw(&generator) }
}

extension Engine {
  /// The first requests, or the first arrival.
  mutating func begin() {
    guard !source.isOpen else { return agenda.schedule(0, at: 0) }
    for client in 0..<(source.startsAlone ? 1 : source.clients) { send(Int32(client), at: 0) }
  }

  /// A client has thought enough, or the next request of an open loop has come.
  mutating func arrive(_ slot: Int32, at now: Double) {
    guard source.isOpen else {
      if sent < requests { send(slot, at: now) }
      return
    }
    if sent + 1 < requests { agenda.schedule(0, at: now + source.nextPause()) }
    if let free = source.free.popLast() {
      send(free, at: now)
    } else {
      slots.append(RequestState())
      send(Int32(slots.count - 1), at: now)
    }
  }

  /// A request has been answered.
  @inline(__always)
  mutating func goOn(_ slot: Int32, at now: Double) {
    guard !source.isOpen else { return source.free.append(slot) }
    if sent < requests {
      if source.pauses { agenda.schedule(slot, at: now + source.nextPause()) } else { send(slot, at: now) }
    }
    if answered == 1, source.startsAlone {
      for client in 1..<max(1, source.clients) where sent < requests { send(Int32(client), at: now) }
    }
  }
}
