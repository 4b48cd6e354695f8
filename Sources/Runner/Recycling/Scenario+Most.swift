package import Conformance

extension Scenario {
  /// How many requests one of so many processes may get before the scenario lets workers be replaced for the first time, or to
  /// its end. Where requests are `pinned`, finding a connection that leads to the process takes one more for each; where the
  /// server deals them out, twice an even share is counted.
  package func most(toOneOf processes: Int, pinned: Bool) -> Int {
    let first = steps.prefix { if case .renew = $0 { false } else { true } }
    return first.reduce(0) { sum, step in
      switch step {
      case .send(let batch): sum + batch.most(toOneOf: max(1, processes), pinned: pinned)
      case .load(let load): sum + Self.share(of: load.requests, processes)
      case .beat(let beat): sum + Self.share(of: beat.requests(processes: processes), processes)
      default: sum
      }
    }
  }

  fileprivate static func share(of all: Int, _ processes: Int) -> Int {
    min(all, 2 * ((all + max(1, processes) - 1) / max(1, processes)))
  }
}

extension Batch {
  fileprivate func most(toOneOf processes: Int, pinned: Bool) -> Int {
    switch placement {
    case .each(let count), .one(let count), .others(let count):
      pinned ? 2 * count : Scenario.share(of: placement.requests(processes: processes), processes)
    case .fresh, .anywhere: Scenario.share(of: placement.requests(processes: processes), processes)
    }
  }
}

extension Metronome {
  /// How many requests are sent, all in all.
  fileprivate func requests(processes: Int) -> Int {
    room.map { min(clients * ticks, $0 * processes * ticks + clients) } ?? clients * ticks
  }
}
