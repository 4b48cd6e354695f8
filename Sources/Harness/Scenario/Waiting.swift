import Conformance
import Histories

extension ScenarioRun {
  func awaitInside(_ level: Scenario.Level) async throws {
    let processes = await server.processes
    let (log, limit) = (log, patience.progress)
    let reached = try await look(
      until: {
        switch level {
        case .each(let count):
          let inside = Dictionary(grouping: sightings.held.values, by: \.process).mapValues(\.count)
          // Where all that were sent have been answered, with an error perhaps, nobody is left who could come in.
          return processes.allSatisfy { inside[$0, default: 0] >= count } || log.outstanding.isEmpty
        case .total(let count): return sightings.held.count >= count || log.outstanding.isEmpty
        case .all:
          return log.outstanding.allSatisfy { sightings.held[$0.name] != nil || sightings.locked.contains($0.name) }
        }
      }, stalledFor: limit)
    guard !reached else { return }
    let wanted =
      switch level {
      case .each(let count): "\(count) inside in each of \(processes.count.of("process", "processes"))"
      case .total(let count): "\(count) inside"
      case .all: "all \(log.outstanding.count.of("request")) inside"
      }
    unmet.append(
      "the kit waited for \(wanted) until nothing had moved for \(limit.seconds.short) s, and saw \(sightings.held.count)"
    )
  }

  func awaitAnswers() async throws {
    let (log, limit) = (log, patience.progress)
    let reached = try await look(until: { log.unanswered.isEmpty }, stalledFor: limit)
    if !reached {
      let open = log.unanswered
      unmet.append(
        "\(open.count.of("request")) that nobody held got no answer until nothing had moved for \(limit.seconds.short) s"
      )
    }
    // Whoever is seen held now was held when the answers came.
    try await look()
  }

  /// A step of many, so a request that is stuck costs each of them one short wait and not the long one.
  func settle() async throws {
    let log = log
    _ = try await look(until: { log.unanswered.isEmpty }, stalledFor: patience.quiet)
  }

  func awaitQuiet() async throws {
    _ = try await look(until: { false }, stalledFor: patience.quiet)
  }
}
