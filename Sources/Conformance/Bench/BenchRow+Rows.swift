import Capacity

extension BenchRow.Load {
  /// The row that each request of a run locks, in the order of sending, drawn from the seed; empty where none is locked at
  /// random. `run` counts from 0.
  public func rows(ofRun run: Int) -> [Int] {
    guard workload == .randomRow else { return [] }
    var draw = SplitMix(seed: seed &+ UInt64(run) &* 0x9e37_79b9)
    return (0..<requests).map { _ in Int.random(in: 1...TalkWorkload.bank, using: &draw) }
  }
}
