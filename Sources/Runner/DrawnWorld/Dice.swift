/// Chance that can be had again: SplitMix64, https://prng.di.unimi.it/splitmix64.c.
package struct Dice: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number of `range`, each as likely.
  package mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// True once in `times`.
  package mutating func once(in times: Int) -> Bool { roll(1...max(1, times)) == 1 }

  /// One of `values`, which must not be empty.
  package mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(0...values.count - 1)] }

  /// The same values in another order.
  package mutating func shuffle<Value>(_ values: [Value]) -> [Value] {
    var values = values
    for index in values.indices.dropFirst().reversed() { values.swapAt(index, roll(0...index)) }
    return values
  }
}
