/// Chooses the process of a new connection.
struct Router {
  private enum Kind: UInt8 { case shared, weighted, uniform, inTurn, leastBusy }

  private let kind: Kind
  private let table: AliasTable
  private var generator: Xoshiro
  private var turn = 0
  /// Connections that no process has accepted yet.
  var shared = RequestQueue()
  var line: AcceptLine

  init(_ station: Station, seed: UInt64) {
    var weights = [Double]()
    switch station.placement {
    case .sharedQueue: kind = .shared
    case .eventLoops(let given):
      kind = .weighted
      weights = given ?? RandomWeights.draw(station.processes, seed: seed)
    case .reusePort: kind = .uniform
    case .roundRobin: kind = .inTurn
    case .leastBusy: kind = .leastBusy
    }
    table = AliasTable(weights)
    line = AcceptLine(processes: kind == .shared ? station.processes : 0)
    generator = Xoshiro(seed: seed, .placement)
  }

  /// Whether connections wait where any process may accept them.
  @inline(__always)
  var isShared: Bool { kind == .shared }

  @inline(__always)
  mutating func next(_ lanes: [ProcessLane]) -> Int32 {
    switch kind {
    case .weighted: return Int32(truncatingIfNeeded: table.draw(&generator))
    case .uniform: return Int32(truncatingIfNeeded: generator.below(lanes.count))
    case .shared: return -1
    case .inTurn, .leastBusy:
      let chosen = kind == .inTurn ? turn : leastBusy(lanes)
      turn = chosen &+ 1 == lanes.count ? 0 : chosen &+ 1
      return Int32(truncatingIfNeeded: chosen)
    }
  }

  private func leastBusy(_ lanes: [ProcessLane]) -> Int {
    var (best, least) = (turn, Int32.max)
    for index in turn..<lanes.count where lanes[index].load < least { (best, least) = (index, lanes[index].load) }
    for index in 0..<turn where lanes[index].load < least { (best, least) = (index, lanes[index].load) }
    return best
  }
}

extension Engine {
  /// The process that accepts next from the shared queue; -1 where all are busy.
  mutating func accepting() -> Int32 {
    while let process = router.line.popFirst() {
      lanes[Int(process)].isInLine = false
      // A kept connection may have taken its last thread meanwhile.
      guard lanes[Int(process)].hasFreeThread else { continue }
      if lanes[Int(process)].freeThreads > 1 { joinLine(process) }
      return process
    }
    return -1
  }

  mutating func joinLine(_ process: Int32) {
    guard !lanes[Int(process)].isInLine else { return }
    lanes[Int(process)].isInLine = true
    router.line.append(process)
  }
}
