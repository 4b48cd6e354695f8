/// When the trouble of a drawing befalls whom.
final class Misfortune {
  private let trouble: Trouble?
  private let agenda: Agenda
  private var dice: Dice
  private var hasHappened = false
  /// Until when the server is at work on what is late.
  private(set) var worksUntil = 0

  init(_ trouble: Trouble?, _ agenda: Agenda, seed: UInt64) {
    (self.trouble, self.agenda, dice) = (trouble, agenda, Dice(seed: seed))
  }

  /// Whether the connection of this request is reset.
  func resets() -> Bool { if case .resets(let times) = trouble { dice.once(in: times) } else { false } }

  /// Whether this answer is cut off.
  func halves() -> Bool { if case .halves(let times) = trouble { dice.once(in: times) } else { false } }

  /// Whether this view raises an error.
  func raises() -> Bool { if case .raises(let times) = trouble { dice.once(in: times) } else { false } }

  /// Whether a worker with so many connections refuses a request.
  func refuses(connections: Int) -> Bool {
    if case .refuses(let limit) = trouble { connections > limit } else { false }
  }

  /// Who serves a request on a connection to `worker`.
  func server(for worker: Worker, among workers: [Worker]) -> Worker {
    if case .elsewhere(let times) = trouble, dice.once(in: times) { dice.pick(workers) } else { worker }
  }

  /// How much later a request comes to its view.
  func lateness(of visit: DrawnVisit) -> Int {
    switch trouble {
    case .late(let times, let most, let isWorking) where dice.once(in: times):
      delay(by: dice.roll(1...most), isWorking)
    case .delays(visit.name, let milliseconds, let isWorking): delay(by: milliseconds, isWorking)
    default: 0
    }
  }

  /// How much longer a pause of the kit takes.
  func starvation() -> Int {
    guard case .starves(let times, let most, let server) = trouble, dice.once(in: times) else { return 0 }
    let lost = dice.roll(1...most) * 1_000_000
    if server { agenda.putOff(by: lost) }
    return lost
  }

  /// Whether what is to happen once so many requests are held happens now that there are `held`.
  func comes(held: () -> Int) -> Bool {
    guard !hasHappened, let wanted = trouble?.held, held() >= wanted else { return false }
    hasHappened = true
    return true
  }

  private func delay(by milliseconds: Int, _ isWorking: Bool) -> Int {
    let late = milliseconds * 1_000_000
    if isWorking { worksUntil = max(worksUntil, agenda.now + late) }
    return late
  }
}

extension Trouble {
  /// How many requests have to be held for it to happen; `nil` if it happens time and again.
  fileprivate var held: Int? {
    switch self {
    case .ends(let held), .workerDies(let held, _), .workerStops(let held), .workerPauses(let held, _),
      .losesPostgres(let held):
      held
    case .late, .delays, .elsewhere, .refuses, .raises, .resets, .halves, .starves: nil
    }
  }
}
