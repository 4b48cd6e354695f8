import Histories

/// Reads what a metronome showed: how many each process served at each tick, and how many it should have.
struct Ticks {
  /// One process at one tick.
  struct Share {
    var process: Int
    var inside: [Span]
    /// Those that the process let in later, as they were inside.
    var waiting: [Span]
    /// How many had been let go, and were not answered yet: they may have kept their slots.
    var leaving: Int

    /// Whether somebody waited although a slot was certainly free.
    func isShort(of room: Int?) -> Bool { !waiting.isEmpty && inside.count + leaving < room ?? .max }
  }

  /// A process that served fewer than it owed.
  struct Shortfall {
    var tick: Int
    var ending: Tick.Ending
    var share: Share
  }

  let history: History
  /// How many requests one process should have inside at once; `nil` where nothing bounds them.
  let room: Int?
  /// Each tick's shares, of the processes that had clients.
  let shares: [[Share]]

  init(in history: History, room: Int?) {
    (self.history, self.room) = (history, room)
    let views = history.held()
    let clients = Dictionary(history.requests.map { ($0.request, $0) }) { first, _ in first }
    shares = history.ticks.map { tick in
      let open = views.filter { clients[$0.request].map { $0.enter < tick.time && $0.exit >= tick.time } ?? false }
      return Dictionary(grouping: open) { $0.site.place?.process ?? 0 }.map { process, views in
        Share(
          process: process, inside: views.filter { $0.enter < tick.time && $0.exit >= tick.time },
          waiting: views.filter { $0.enter >= tick.time }, leaving: views.count { $0.exit < tick.time })
      }.sorted { $0.process < $1.process }
    }
  }

  var shortfalls: [Shortfall] {
    zip(history.ticks, shares).enumerated().flatMap { number, tick in
      tick.1.filter { $0.isShort(of: room) }.map {
        Shortfall(tick: number, ending: tick.0.ending, share: $0)
      }
    }
  }

  /// How many requests were served at all ticks.
  var served: Int { shares.joined().reduce(0) { $0 + $1.inside.count } }

  /// How many would have been, had the clients of each tick been spread as well as can be over the slots that were free.
  func possible(slots: Int?) -> Int {
    shares.reduce(0) { sum, shares in
      let clients = shares.reduce(0) { $0 + $1.inside.count + $1.waiting.count }
      let leaving = shares.reduce(0) { $0 + $1.leaving }
      return sum + min(max(0, (slots ?? .max) - leaving), clients)
    }
  }

  /// How often somebody waited for a process that was full.
  var waits: Int {
    guard let room else { return 0 }
    return shares.joined().reduce(0) { $0 + ($1.inside.count >= room ? $1.waiting.count : 0) }
  }
}
