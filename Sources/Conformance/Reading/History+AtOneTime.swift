import Histories

extension History {
  /// The largest set of its worker processes that were there at one time; the earliest, where several are as large.
  ///
  /// A process that took the place of another one answered only when that had gone, so the two count as one. Of whom no event
  /// tells, it was there all along.
  package var processesAtOneTime: Set<Int> {
    var (births, deaths): ([Int: Int], [Int: Int]) = ([:], [:])
    for event in events {
      switch event.kind {
      case .ready where births[event.process] == nil: births[event.process] = event.time
      case .gone: deaths[event.process] = event.time
      case .started, .ready, .signalled, .stopped, .unknown, .replaced, .wandered: break
      }
    }
    let moments = Set(processes.map { births[$0] ?? .min }).sorted()
    let sets = moments.map { time in
      processes.filter { births[$0] ?? .min <= time && deaths[$0] ?? .max > time }
    }
    return sets.reduce([]) { largest, set in set.count > largest.count ? set : largest }
  }

  /// Who was there first in the place that `process` has.
  package func firstInPlace(of process: Int) -> Int {
    var (place, known) = (process, Set([process]))
    while let before = events.first(where: { $0.kind == .replaced(by: place) })?.process, known.insert(before).inserted
    {
      place = before
    }
    return place
  }
}
