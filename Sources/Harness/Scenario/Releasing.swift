import Conformance
import Histories
import Postgres

extension ScenarioRun {
  /// Lets the named requests go, wherever they are held; those that were let go before are passed over.
  func letGo(_ all: [String]) async throws {
    let wanted = Set(all).subtracting(releases.map(\.request))
    let names = all.filter(wanted.contains)
    let time = KitClock.now()
    releases += names.enumerated().map { Release($1, at: time + $0) }
    noteEvent()
    server.kit.upstream.release(names, of: server.token)
    try await gate.release(log.entries.filter { wanted.contains($0.name) }.compactMap(\.key))
  }

  func open() async throws {
    try await look()
    let outstanding = log.outstanding.map(\.name)
    guard outstanding.allSatisfy({ sightings.held[$0] != nil }) else { return try await chain() }
    try await letGo(outstanding)
  }

  /// Drains one request at a time in each process.
  ///
  /// Whoever is let go leaves room for one. While a process is known to have a backlog, the next release waits until the
  /// room has been taken, so that each step shows what one release lets in.
  func chain() async throws {
    let limit = patience.progress
    // Where fewer came in than were waited for, they may only have been slow: what comes in after the first release shows.
    var mayBeLate = !unmet.isEmpty
    while true {
      try await look()
      let outstanding = log.outstanding.map(\.name)
      if outstanding.isEmpty { return }
      let next = longestHeld()
      guard !next.isEmpty else {
        let before = sightings.admitted
        let moved = try await look(
          until: { sightings.admitted > before || log.outstanding.isEmpty }, stalledFor: limit)
        guard moved else {
          unmet.append(
            "\(outstanding.count.of("request")) never came in, until nothing had moved for \(limit.seconds.short) s")
          return
        }
        continue
      }
      try await release(next, limit)
      if mayBeLate { try await awaitQuiet() }
      mayBeLate = false
    }
  }

  /// The request that has been held for the longest time, of each process.
  private func longestHeld() -> [(process: Int, request: String)] {
    let first = sightings.stretches
    return Dictionary(grouping: sightings.held, by: \.value.process).compactMap { process, held in
      held.map(\.key).min {
        (first[.init(request: $0, stage: .view)]?.first ?? 0, $0) < (
          first[.init(request: $1, stage: .view)]?.first ?? 0, $1
        )
      }.map { (process, $0) }
    }.sorted { $0.process < $1.process }
  }

  /// Lets one request of each process go, and waits until whoever waited for its room has taken it.
  private func release(_ next: [(process: Int, request: String)], _ limit: Duration) async throws {
    let admittedBefore = admittedByProcess()
    let backlog = log.outstanding.filter { !sightings.wasAdmitted($0.name) && !sightings.locked.contains($0.name) }
    let pinned = backlog.allSatisfy { $0.process != nil }
    try await letGo(next.map(\.request))
    let log = log
    let taken = try await look(
      until: {
        let admitted = admittedByProcess()
        // A request that was answered without ever being seen inside has left the backlog too.
        let left = backlog.filter { one in
          !sightings.wasAdmitted(one.name) && log.outstanding.contains { $0.name == one.name }
        }
        guard pinned else {
          let refilled = admitted.values.reduce(0, +) - admittedBefore.values.reduce(0, +)
          return left.isEmpty || refilled >= min(next.count, backlog.count)
        }
        return next.allSatisfy { process, _ in
          admitted[process, default: 0] > admittedBefore[process, default: 0]
            || !left.contains { $0.process == process }
        }
      }, stalledFor: limit)
    if !taken {
      unmet.append(
        "after \(next.map(\.request).joined(separator: ", ")) had been let go nobody came in, although "
          + "\(backlog.count.of("request")) waited, until nothing had moved for \(limit.seconds.short) s")
    }
  }

  private func admittedByProcess() -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for (key, stretch) in sightings.stretches where key.stage == .view {
      counts[stretch.site.place?.process ?? 0, default: 0] += 1
    }
    return counts
  }
}
