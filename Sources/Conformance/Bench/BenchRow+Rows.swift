extension BenchRow.Load {
  /// How many rows the probe's bank has.
  static let bank = 100

  /// The row that each request of a run locks, in the order of sending, drawn from the seed; empty where none is locked at
  /// random. `run` counts from 0.
  public func rows(ofRun run: Int) -> [Int] {
    guard workload == "random-row" else { return [] }
    var draw = Draw(state: seed &+ UInt64(run) &* 0x9e37_79b9)
    return (0..<requests).map { _ in Int.random(in: 1...Self.bank, using: &draw) }
  }

  /// SplitMix64, whose numbers are the same on every machine.
  /// Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014
  private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ (state &>> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed &>> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed &>> 31)
    }
  }
}
