import Conformance
import Platform
import Processes
import Runner

extension RunningServer {
  /// How many connections are opened at once, at most.
  static let largestRound = 64

  /// So many are opened, unless a minute is over before, until it counts as impossible to have what is needed.
  private static let fewConnections = 512

  /// After so many rounds of which no connection stayed open, none is expected to.
  private static let mostBarren = 3

  /// Opens connections until every process has as many idle ones as `needs` says, by process.
  ///
  /// Nobody can choose the process that accepts a connection, so more are opened than are needed, and those that went
  /// elsewhere are kept for the next scenario. Returns what could not be had, a sentence for each process.
  func reserve(_ needs: [Int: Int]) async throws -> [String] {
    pool.discardStale()
    // On a busy machine rounds are long, and a few of them say nothing of where connections go.
    let (deadline, end) = (Deadline(in: kit.patience.answer), Deadline(in: kit.patience.answer * 6))
    var (opened, barren) = (0, 0)
    var isAnswered = true
    while true {
      try Task.checkCancellation()
      // Where the kit has been slow, a server is about to close those that were opened first.
      let isFresh = await refresh(needs)
      guard isPinnable else { return [] }
      let missing = needs.reduce(into: [Int: Int]()) { missing, need in
        let lack = need.value - pool.count(to: need.key)
        if lack > 0 { missing[need.key] = lack }
      }
      if missing.isEmpty {
        if isFresh { return [] }
        continue
      }
      let isEnough = deadline.hasPassed && (opened >= Self.fewConnections || !isAnswered)
      guard !isEnough, !end.hasPassed, opened < 2000 else {
        // Few connections say nothing of who is gone.
        if opened >= Self.fewConnections { absent = missing.keys.sorted().first(where: numbers.isForeign) ?? absent }
        return missing.sorted { $0.key < $1.key }.map { process, lack in
          "of \(opened) connections \(lack) too few went to process \(process)"
        }
      }
      let batch = min(Self.largestRound, missing.values.reduce(0, +) + missing.count)
      // Connections to processes that have enough of them are the first to go where descriptors are few.
      if DescriptorLimit.most - DescriptorLimit.taken < 2 * batch { pool.trim(to: needs) }
      opened += batch
      let round = await ask(.identity, connections: batch)
      isAnswered = round.answers > 0
      barren = isAnswered && round.kept == 0 ? barren + 1 : 0
      // A worker ends one connection with its last answer; who ends all of them keeps none, or no more.
      if barren == Self.mostBarren { keepNoConnections() }
      if !isAnswered { try await Task.sleep(for: .milliseconds(20)) }
      if let death { throw death }
      noticeWorkers()
      // Nobody leads to whoever has been replaced meanwhile.
      if let gone = missing.keys.sorted().first(where: life.hasLost), recycles { throw CutShort(by: gone) }
      if let crowd { throw ServerError(.scenario, crowd) }
    }
  }

  /// Uses each connection once that has been idle for a while, so that its server goes on waiting for it; returns whether
  /// as many as are needed are still there.
  private func refresh(_ needs: [Int: Int]) async -> Bool {
    let old = pool.takeIdle(to: needs.keys)
    guard !old.isEmpty else { return true }
    await ask(.identity, on: old)
    return needs.allSatisfy { pool.count(to: $0.key) >= $0.value }
  }
}
