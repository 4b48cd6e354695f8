/// The generator xoshiro256**, with a stream of its own for each purpose of a run.
///
/// Its numbers are part of what a seed means, so it is written here and not left to a library or the system.
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", https://prng.di.unimi.it
struct Xoshiro: RandomNumberGenerator {
  /// What a stream is drawn for. Streams are independent, so two stations can be compared on the very same work.
  enum Stream: UInt64 { case service = 1, row, placement, gap, weights }

  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, _ stream: Stream) {
    var mixer = SplitMix(seed: SplitMix.mix(seed) &+ stream.rawValue &* 0xd1b5_4a32_d192_ed03)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    let result = rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 &<< 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }

  /// A number above 0 and at most 1, so that its logarithm is finite.
  @inline(__always)
  mutating func unit() -> Double { Double(Int64(bitPattern: (next() &>> 11) &+ 1)) * 0x1p-53 }

  /// A whole number below `bound`, all equally likely; 0 where `bound` is 0 or 1.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", https://arxiv.org/abs/1805.10941
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    let range = UInt64(bound)
    var product = range.multipliedFullWidth(by: next())
    if product.low < range, range > 1 {
      let biased = (0 &- range) % range
      while product.low < biased { product = range.multipliedFullWidth(by: next()) }
    }
    return Int(product.high)
  }

  @inline(__always)
  private func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 { (value &<< bits) | (value &>> (64 &- bits)) }
}
