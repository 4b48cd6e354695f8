import Conformance
import Histories
import Texts

/// A metronome while it beats: everybody who is held goes on together, tick by tick.
///
/// The usual tick that is not full ends after a short pause, since with queues of their own processes fill unevenly, and
/// nothing more is to come. Where somebody turns out to have come in later to a process that had room, the kit may have been
/// too quick: from then on it waits for as long as it waits for anybody.
final class Beating {
  /// How many ticks must have been waited for at length, once one has looked wrong.
  private static let patientTicks = 2

  private let metronome: Metronome
  private let sending: Sending
  private let log: RequestLog
  private let patience: Patience
  /// Who was kept waiting at a tick, how many kept a slot of each process by then, and whether the server was at rest.
  private var kept: [(waiting: Set<String>, taken: [Int: Int], isAtRest: Bool)] = []
  private var isSuspicious = false
  /// Whether a server at rest has kept somebody waiting for whom there was room: then no other tick would tell more.
  private var isSettled = false

  init(_ metronome: Metronome, _ sending: Sending, _ log: RequestLog, _ patience: Patience) {
    (self.metronome, self.sending, self.log, self.patience) = (metronome, sending, log, patience)
  }

  /// Beats until all requests have been answered; returns what was waited for in vain.
  func keepOn(_ watch: Watch) async throws -> [String] {
    var left = metronome.ticks
    var patient = 0
    try await send()
    while !log.outstanding.isEmpty {
      let ending = try await awaitTick(watch)
      if isSuspicious, ending != .pause { patient += 1 }
      let held = Set(watch.sightings.held.keys).subtracting(watch.releases.map(\.request))
      watch.tick(ending)
      guard !held.isEmpty else {
        return ["\(log.outstanding.count.of("request")) did not come in, although nobody was held any more"]
      }
      note(watch, held, ending)
      try await watch.letGo(held.sorted())
      guard try await awaitAnswers(to: held, watch) else {
        return [
          "\(held.count.of("request")) had been let go, and not all were answered until nothing had moved for "
            + "\(patience.progress.inWords)"
        ]
      }
      suspect(watch)
      left -= 1
      // What looked wrong in one of the last ticks is looked into all the same.
      if !isSettled, left > 0 || (isSuspicious && patient < Self.patientTicks) { try await send() }
    }
    return []
  }

  /// Sends a request for each client that has none under way.
  private func send() async throws {
    let idle = metronome.clients - log.outstanding.count
    guard idle > 0 else { return }
    try await sending.send(Batch(metronome.view, .anywhere(idle)), keepingConnections: false)
  }

  /// Waits until all of `released` have been answered. Where that takes longer, since whoever came in next is in the way, the
  /// next tick will show; returns whether there is anybody to go on with.
  private func awaitAnswers(to released: Set<String>, _ watch: Watch) async throws -> Bool {
    let log = log
    let areAnswered = { log.outstanding.allSatisfy { !released.contains($0.name) } }
    if try await watch.look(until: areAnswered, stalledFor: patience.quiet) { return true }
    let isAnybodyHeld = { watch.sightings.held.keys.contains { !released.contains($0) } }
    return try await watch.look(until: { areAnswered() || isAnybodyHeld() }, stalledFor: patience.progress)
  }

  /// Waits until the next tick is due, and returns why it is.
  private func awaitTick(_ watch: Watch) async throws -> Tick.Ending {
    let log = log
    let isFull = {
      let expected = min(self.metronome.inside, log.outstanding.count)
      return watch.sightings.held.keys.count { name in log.outstanding.contains { $0.name == name } } >= expected
    }
    if try await watch.look(until: isFull, stalledFor: patience.quiet) { return .full }
    suspect(watch)
    guard !isSettled, isSuspicious || metronome.room == nil || watch.sightings.held.isEmpty else { return .pause }
    if try await watch.look(until: isFull, stalledFor: patience.progress) { return .full }
    return watch.wasCutShort(patience.progress) ? .work : .rest
  }

  /// Remembers who is kept waiting by this tick.
  private func note(_ watch: Watch, _ held: Set<String>, _ ending: Tick.Ending) {
    let waiting = Set(log.outstanding.map(\.name)).subtracting(held)
    let places = watch.sightings.processes
    // Who has been let go and is not answered yet may keep a slot.
    let leaving = waiting.intersection(watch.releases.map(\.request))
    let taken = held.union(leaving).compactMap { places[$0] }
    kept.append(
      (waiting.subtracting(leaving), Dictionary(grouping: taken, by: \.self).mapValues(\.count), ending == .rest))
  }

  /// Notes whether anybody has come in by now to a process that had room at an earlier tick.
  private func suspect(_ watch: Watch) {
    guard let room = metronome.room else { return }
    let places = watch.sightings.processes
    let wrong = kept.filter { tick in
      tick.waiting.contains { name in places[name].map { tick.taken[$0, default: 0] < room } ?? false }
    }
    isSuspicious = isSuspicious || !wrong.isEmpty
    isSettled = isSettled || wrong.contains(where: \.isAtRest)
  }
}
