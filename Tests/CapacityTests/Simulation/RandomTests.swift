import Glibc
import Testing

@testable import Capacity

@Suite("What chance is made of")
struct RandomTests {
  /// The reference implementation, https://prng.di.unimi.it/splitmix64.c, seeded with 1234567.
  @Test func `is the published generator SplitMix64`() {
    var generator = SplitMix(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `draws numbers above nothing and at most one`() {
    var generator = SplitMix(seed: 3)
    let drawn = (0..<10_000).map { _ in generator.unit() }
    #expect(drawn.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(abs(drawn.reduce(0, +) / 10_000 - 0.5) < 0.02)
  }

  @Test func `has logarithms and exponentials that are good to the last places`() {
    var generator = Xoshiro(seed: 1, .gap)
    var (logarithm, exponential) = (0.0, 0.0)
    for _ in 0..<100_000 {
      let x = generator.unit()
      logarithm = max(logarithm, abs(Elementary.log(x) / log(x) - 1))
      let power = 1400 * (x - 0.5)
      exponential = max(exponential, abs(Elementary.exp(power) / exp(power) - 1))
    }
    #expect(logarithm < 5e-16)
    #expect(exponential < 5e-16)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0x1p-53).isClose(to: log(0x1p-53)))
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-1e9) == 0)
    #expect(Elementary.exp(1e9) == .infinity)
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func `draws whole numbers that are all equally likely`(bound: Int) {
    var generator = Xoshiro(seed: 5, .row)
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<50_000 { counts[generator.below(bound)] += 1 }
    let expected = 50_000 / Double(bound)
    let square = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // Chi squared has the mean bound − 1 and the variance 2(bound − 1).
    #expect(square <= Double(bound - 1) + 5 * (2 * Double(bound)).squareRoot())
  }

  @Test func `has streams that are not alike`() {
    let streams: [Xoshiro.Stream] = [.service, .row, .placement, .gap, .weights]
    var seen = Set<UInt64>()
    for seed in 0..<100 as Range<UInt64> {
      for stream in streams {
        var generator = Xoshiro(seed: seed, stream)
        seen.insert(generator.next())
      }
    }
    #expect(seen.count == 500)
  }

  @Test func `draws an alias table in proportion, with no weight of zero, however unequal`() {
    let weights = [0, 1, 0, 1e-12, 6, 3, 0]
    let table = AliasTable(weights)
    var generator = Xoshiro(seed: 5, .placement)
    var counts = [Int](repeating: 0, count: weights.count)
    for _ in 0..<100_000 { counts[table.draw(&generator)] += 1 }
    for (count, weight) in zip(counts, weights) { #expect(abs(Double(count) - 10_000 * weight) <= 700) }
    #expect((counts[0], counts[2], counts[6]) == (0, 0, 0))
  }
}
