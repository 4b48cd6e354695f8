import Conformance
import Histories
import Texts

/// The steps that let held requests go. Each returns what it waited for in vain, a sentence each.
struct Releases {
  private let watch: Watch
  private let log: RequestLog
  private let patience: Patience

  init(_ watch: Watch, _ log: RequestLog, _ patience: Patience) {
    (self.watch, self.log, self.patience) = (watch, log, patience)
  }

  func open(mayBeLate: Bool) async throws -> [String] {
    try await watch.look()
    let outstanding = log.outstanding.map(\.name)
    guard outstanding.allSatisfy({ watch.sightings.held[$0] != nil }) else {
      return try await chain(mayBeLate: mayBeLate)
    }
    try await watch.letGo(outstanding)
    return []
  }

  /// Drains one request at a time in each process.
  ///
  /// Whoever is let go leaves room for one. While a process is known to have a backlog, the next release waits until the
  /// room has been taken, so that each step shows what one release lets in. Where fewer came in than were waited for, they
  /// may only have been slow: what comes in after the first release shows.
  func chain(mayBeLate: Bool) async throws -> [String] {
    let limit = patience.progress
    var unmet: [String] = []
    var mayBeLate = mayBeLate
    var idle: Set<Int> = []
    while true {
      try await watch.look()
      let outstanding = log.outstanding.map(\.name)
      if outstanding.isEmpty { return unmet }
      let next = longestHeld()
      guard !next.isEmpty else {
        let before = watch.sightings.admitted
        let moved = try await watch.look(
          until: { watch.sightings.admitted > before || log.outstanding.isEmpty }, stalledFor: limit)
        guard moved else {
          return unmet + [
            "\(outstanding.count.of("request")) never came in, until nothing had moved for \(limit.inWords)"
          ]
        }
        continue
      }
      unmet += try await release(next, passing: &idle)
      if mayBeLate { _ = try await watch.look(until: { false }, stalledFor: patience.quiet) }
      mayBeLate = false
    }
  }

  /// Waits for the answers to everything that was sent; what is still held by then is let go.
  func finish() async throws -> [String] {
    let names = log.outstanding.map(\.name)
    if !names.isEmpty { try await watch.letGo(names) }
    let (log, total) = (log, log.entries.count)
    let done = try await watch.look(until: { log.answered == total }, stalledFor: patience.progress)
    guard !done else { return [] }
    log.close()
    let open = log.entries.filter { !$0.isAnswered }
    guard let first = open.first else { return [] }
    return [
      "\(open.count.of("request")) got no answer within \(patience.progress.inWords) of the last event, "
        + "\(first.name) (\(first.view.rawValue)) first"
    ]
  }

  /// The request that has been held for the longest time, of each process; who was let go already is not held any more,
  /// wherever it is seen.
  private func longestHeld() -> [(process: Int, request: String)] {
    let sightings = watch.sightings
    let released = Set(watch.releases.map(\.request))
    return Dictionary(grouping: sightings.held.filter { !released.contains($0.key) }, by: \.value.process).compactMap {
      process, held in
      held.map(\.key).min { (sightings.admission(of: $0), $0) < (sightings.admission(of: $1), $1) }.map {
        (process, $0)
      }
    }.sorted { $0.process < $1.process }
  }

  /// Lets one request of each process go, and waits until whoever waited for its room has taken it.
  ///
  /// Where nobody knows who waits for which process, those of `idle` are not waited for: nobody came in there the last time.
  private func release(
    _ next: [(process: Int, request: String)], passing idle: inout Set<Int>
  ) async throws -> [String] {
    let limit = patience.progress
    let sightings = watch.sightings
    let before = sightings.admittedByProcess
    let backlog = log.outstanding.filter { !sightings.wasAdmitted($0.name) && !sightings.locked.contains($0.name) }
    let pinned = backlog.allSatisfy { $0.process != nil }
    let awaited = next.map(\.process).filter { !idle.contains($0) }
    let isRefilled = { process in
      self.watch.sightings.admittedByProcess[process, default: 0] > before[process, default: 0]
    }
    try await watch.letGo(next.map(\.request))
    let taken = try await watch.look(
      until: {
        let sightings = watch.sightings
        let outstanding = Set(log.outstanding.map(\.name))
        // A request that was answered without ever being seen inside has left the backlog too.
        let left = backlog.filter { !sightings.wasAdmitted($0.name) && outstanding.contains($0.name) }
        guard pinned else {
          let refilled = sightings.admitted - before.values.reduce(0, +)
          return left.isEmpty || refilled >= min(next.count, backlog.count)
            || (!awaited.isEmpty && awaited.allSatisfy(isRefilled))
        }
        return next.allSatisfy { process, _ in
          isRefilled(process) || !left.contains { $0.process == process }
        }
      }, stalledFor: limit)
    let refilled = next.map(\.process).filter(isRefilled)
    if !pinned { idle.formUnion(taken ? [] : next.map(\.process)) }
    idle.subtract(refilled)
    guard !taken, refilled.isEmpty || pinned else { return [] }
    return [
      "after \(next.map(\.request).joined(separator: ", ")) had been let go nobody came in, although "
        + "\(backlog.count.of("request")) waited, until nothing had moved for \(limit.inWords)"
    ]
  }
}
