import Conformance
import Histories

/// Follows the workers of a server through one scenario: between its parts they are replaced, in the middle of one they must
/// not be.
final class Following {
  private let world: any World
  private let log: RequestLog
  /// The processes that were there when a part of the scenario began.
  private(set) var processes: Set<Int> = []
  /// How many more requests each of them certainly answers.
  private var left: [Int: Int] = [:]
  /// How many events had been seen, and how many requests sent, when this part began.
  private var (events, requests) = (0, 0)

  init(_ world: any World, _ log: RequestLog) { (self.world, self.log) = (world, log) }

  /// Has whoever is not good for `count` more requests replaced, and begins a part of the scenario; returns what was waited
  /// for in vain, a sentence each.
  func begin(for count: Int) async throws -> [String] {
    if requests < log.entries.count { try await end() }
    let unmet = try await world.renew(for: count)
    processes.formUnion(await world.processes)
    (events, requests) = (await world.events.count, log.entries.count)
    await take()
    return unmet
  }

  /// Takes note of what the workers are still good for: finding connections that lead to them has cost some.
  func take() async { left = await world.left }

  /// Throws a ``CutShort`` if a worker has gone while requests are under way.
  func check(_ seen: [ServerEvent]) async throws {
    guard seen.count > events, log.answered < log.entries.count else { return }
    if let gone = await retired(seen) { throw CutShort(by: gone) }
  }

  /// Throws a ``CutShort`` if a worker has gone, or was about to, before the last request of this part had been sent; or if one
  /// has answered that was not there when it began.
  func end() async throws {
    let hasFailed = log.hasFailed(since: requests)
    // A worker that is about to go accepts nobody any more, or closes connections, and nothing else tells of that.
    let answers = log.answers(since: requests, beforeLast: !hasFailed)
    for (process, count) in answers.sorted(by: { $0.key < $1.key }) {
      if let left = left[process], count >= left { throw CutShort(by: process) }
    }
    guard let gone = await retired(await world.events) else { return }
    let strangers = log.workers(since: requests).subtracting(processes)
    if !strangers.isEmpty || hasFailed { throw CutShort(by: gone) }
  }

  /// Who has gone in good order since this part began.
  private func retired(_ seen: [ServerEvent]) async -> Int? {
    let expected = await world.recycles
    let fresh = Set(seen.dropFirst(events))
    return seen.retirements(expected: expected).first(where: fresh.contains)?.process
  }
}

extension RequestLog {
  /// How many of the requests from that one on each process has answered; only what it had before the last of them was sent,
  /// if `beforeLast`.
  fileprivate func answers(since first: Int, beforeLast: Bool) -> [Int: Int] {
    let own = entries.dropFirst(first)
    guard let last = own.map(\.sent).max() else { return [:] }
    return own.reduce(into: [:]) { counts, entry in
      if case .answered(let answer, _, let received) = entry.result, !beforeLast || received < last {
        counts[answer.process, default: 0] += 1
      }
    }
  }

  /// Who has answered any of the requests from that one on.
  fileprivate func workers(since first: Int) -> Set<Int> {
    Set(
      entries.dropFirst(first).compactMap { entry in
        if case .answered(let answer, _, _) = entry.result { answer.process } else { nil }
      })
  }

  /// Whether one of them got no answer.
  fileprivate func hasFailed(since first: Int) -> Bool {
    entries.dropFirst(first).contains { entry in
      if case .answered = entry.result { false } else { true }
    }
  }
}
