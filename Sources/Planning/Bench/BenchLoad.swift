package import Capacity

/// What a bench asks of a server.
package struct BenchLoad: Hashable, Sendable {
  /// What each request does.
  package var workload: TalkWorkload
  /// Length of one half of the work, in seconds.
  package var half: Double
  /// How many each run sends.
  package var requests: Int
  /// Who sends them, and when.
  package var arrivals: Arrivals
  /// Where the rows of a run are drawn from, and the gaps of an open loop.
  package var seed: UInt64

  /// A load; nothing of it is checked but by who sends it.
  package init(workload: TalkWorkload, half: Double, requests: Int, arrivals: Arrivals, seed: UInt64 = 1) {
    (self.workload, self.half, self.requests) = (workload, half, requests)
    (self.arrivals, self.seed) = (arrivals, seed)
  }

  /// The row that each request of a run locks, in the order of sending, drawn from the seed; empty where none is locked at
  /// random. `run` counts from 0.
  package func rows(ofRun run: Int) -> [Int] {
    guard workload == .randomRow else { return [] }
    var draw = SplitMix(seed: seed &+ UInt64(run) &* 0x9e37_79b9)
    return (0..<requests).map { _ in Int.random(in: 1...TalkWorkload.bank, using: &draw) }
  }
}
