import Conformance
import Histories

/// Looks at a world, lets requests go, and knows for how long nothing has happened.
final class Watch {
  private(set) var sightings = Sightings()
  private(set) var releases: [Release] = []
  private(set) var ticks: [Tick] = []
  /// What had befallen the server by the last look.
  private(set) var events: [ServerEvent] = []

  private let world: any World
  private let log: RequestLog
  private let following: Following?
  private let patience: Patience
  /// Whether a request that went astray ends the attempt, so that another one is made which believes nothing.
  private let endsWithStray: Bool
  /// When something happened for the last time: a request was sent, seen, let go or answered.
  private var lastEvent: Int
  private var progress = (sightings: 0, answers: 0)
  /// How much longer was waited, since the server was at work.
  private var allowance = Duration.zero

  init(
    of world: any World, _ log: RequestLog, _ patience: Patience, _ following: Following? = nil,
    endsWithStray: Bool = false
  ) {
    (self.world, self.log, self.patience, lastEvent) = (world, log, patience, world.now())
    (self.following, self.endsWithStray) = (following, endsWithStray)
  }

  /// Looks once who is where. Throws a ``Stray`` once, where a request turns out to have gone elsewhere than it was
  /// believed to.
  func look() async throws {
    try Task.checkCancellation()
    let look = try await world.look()
    sightings.take(look)
    log.test(by: look.held + look.locked)
    events = await world.events
    if let death = await world.unexplainedEnd { throw death }
    try await following?.check(events)
    try await testPins()
  }

  /// Ends all belief in where connections lead, where a request turns out to have gone elsewhere, and throws that once.
  func testPins() async throws {
    guard let stray = log.stray else { return }
    log.unpin()
    await world.unpin(after: stray)
    events = await world.events
    if endsWithStray { throw stray }
  }

  /// Looks again and again until `condition` holds, or until nothing new has happened for `limit`.
  ///
  /// What counts is the last event, whichever step it was in: who has been waited for in vain is not waited for again.
  /// Returns whether the condition came to hold.
  func look(until condition: () -> Bool, stalledFor limit: Duration) async throws -> Bool {
    while true {
      let start = world.now()
      try await look()
      if condition() { return true }
      let now = (sightings: sightings.count, answers: log.answered)
      if now != progress {
        progress = now
        lastEvent = world.now()
      }
      lastEvent = max(lastEvent, log.lastSent ?? lastEvent)
      if stillness > limit { return false }
      try await world.pause(for: patience.pulse)
      let round = Duration.nanoseconds(world.now() - start)
      // While the kit itself got no time on a busy machine, nobody was waited for.
      let lost = max(.zero, round - patience.longestRound)
      lastEvent += Int(lost / .nanoseconds(1))
      if await isServerBusy { extend(by: round - lost, of: limit) }
    }
  }

  /// Lets the named requests go, wherever they are held; those that were let go before are passed over.
  func letGo(_ all: [String]) async throws {
    let wanted = Set(all).subtracting(releases.map(\.request))
    let names = all.filter(wanted.contains)
    let time = world.now()
    releases += names.enumerated().map { Release($1, at: time + $0) }
    lastEvent = time
    try await world.release(names)
  }

  /// Writes down that a tick has come.
  func tick(_ ending: Tick.Ending) { ticks.append(Tick(ending, at: world.now())) }

  /// Whether connections are known to lead now to one process and now to another.
  var hasStrayed: Bool { events.contains { $0.isWandering } }

  /// Whether a wait of `limit` that was in vain may have been cut short, since the server has been at work for so long.
  func wasCutShort(_ limit: Duration) -> Bool { allowance >= limit * 10 }

  /// Sends a signal to a process of the server.
  func signal(_ signal: Signal, to process: Int) async throws {
    lastEvent = world.now()
    try await world.signal(signal, to: process)
  }

  /// For how long nothing has happened.
  private var stillness: Duration { .nanoseconds(world.now() - lastEvent) }

  /// Whether the server is about something, asked only once nothing has happened for a little while.
  private var isServerBusy: Bool {
    get async { stillness > patience.pulse * 2 ? await world.isWorking : false }
  }

  /// A server that is at work, or whose threads get no turn, keeps nobody waiting yet. One that never rests is not waited
  /// for without end.
  private func extend(by round: Duration, of limit: Duration) {
    guard allowance < limit * 10 else { return }
    allowance += round
    lastEvent += Int(round / .nanoseconds(1))
  }
}
