/// The generator SplitMix64: a seed gives the same numbers on every machine, and one seed gives many that share nothing.
///
/// Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  /// A number above 0 and at most 1, so that its logarithm is finite.
  public mutating func unit() -> Double {
    // The generators of the library have a `next()` for every width of integer.
    let bits: UInt64 = next()
    return Double((bits &>> 11) + 1) * 0x1p-53
  }

  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed &>> 31)
  }
}
