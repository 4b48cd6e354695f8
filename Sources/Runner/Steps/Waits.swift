import Conformance
import Histories
import Texts

/// The steps that wait. Each returns what it waited for in vain, as a sentence.
struct Waits {
  private let watch: Watch
  private let log: RequestLog
  private let patience: Patience

  init(_ watch: Watch, _ log: RequestLog, _ patience: Patience) {
    (self.watch, self.log, self.patience) = (watch, log, patience)
  }

  func awaitInside(_ level: Scenario.Level, processes: [Int]) async throws -> [String] {
    let limit = patience.progress
    let reached = try await watch.look(
      until: {
        let sightings = watch.sightings
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
    guard !reached else { return [] }
    let wanted =
      switch level {
      case .each(let count): "\(count) inside in each of \(processes.count.of("process", "processes"))"
      case .total(let count): "\(count) inside"
      case .all: "all \(log.outstanding.count.of("request")) inside"
      }
    return [
      "the kit waited for \(wanted) until nothing had moved for \(limit.inWords), "
        + "and saw \(watch.sightings.held.count)"
    ]
  }

  func awaitAnswers() async throws -> [String] {
    let limit = patience.progress
    var unmet: [String] = []
    if try await !watch.look(until: { log.unanswered.isEmpty }, stalledFor: limit) {
      unmet.append(
        "\(log.unanswered.count.of("request")) that nobody held got no answer until nothing had moved for "
          + "\(limit.inWords)")
    }
    // Whoever is seen held now was held when the answers came.
    try await watch.look()
    return unmet
  }

  /// A step of many, so a request that is stuck costs each of them one short wait and not the long one.
  func settle() async throws {
    _ = try await watch.look(until: { log.unanswered.isEmpty }, stalledFor: patience.quiet)
  }

  func awaitQuiet() async throws {
    _ = try await watch.look(until: { false }, stalledFor: patience.quiet)
  }
}
