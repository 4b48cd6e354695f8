import Testing

@testable import Capacity

@Suite("Distributions")
struct DistributionTests {
  static let recordings: [Distribution.Recording] = [
    .init(seconds: 4, count: 1), .init(seconds: 0, count: 2), .init(seconds: 9, count: 0), .init(seconds: 1, count: 1),
  ]

  static func known() throws -> [(distribution: Distribution, mean: Double, variance: Double)] {
    // e to the power of a quarter and of an eighth.
    let (quarter, eighth) = (1.2840254166877414, 1.1331484530668263)
    return [
      (try .constant(2), 2, 0), (try .exponential(mean: 2), 2, 4),
      (try .lognormal(mean: 2, sigma: 0.5), 2, 4 * (quarter - 1)),
      (try .lognormal(median: 1, sigma: 0.5), eighth, quarter * (quarter - 1)),
      (try .recorded(recordings), 1.25, 2.6875),
    ]
  }

  @Test(arguments: try known())
  func `know their mean and variance, and are drawn with them`(
    distribution: Distribution, mean: Double, variance: Double
  ) throws {
    #expect(distribution.mean.isClose(to: mean))
    #expect(distribution.variance.isClose(to: variance))
    let sampler = Sampler(distribution)
    var generator = Xoshiro(seed: 3, .service)
    let draws = (0..<200_000).map { _ in sampler.draw(&generator) / 1e9 }
    let found = draws.reduce(0, +) / 200_000
    // Four standard errors.
    #expect(abs(found - mean) <= 4 * (variance / 200_000).squareRoot())
    let spread = draws.reduce(0) { $0 + ($1 - found) * ($1 - found) } / 200_000
    #expect(spread.isClose(to: variance, within: 0.04))
  }

  @Test func `that were recorded come with their counts, the values without any left out`() throws {
    let sampler = Sampler(try .recorded(Self.recordings))
    var generator = Xoshiro(seed: 1, .service)
    let draws = Dictionary(grouping: (0..<40_000).map { _ in sampler.draw(&generator) }) { $0 }.mapValues(\.count)
    #expect(Set(draws.keys) == [0, 1e9, 4e9])
    #expect(abs((draws[0] ?? 0) - 20_000) < 500)
  }

  @Test func `can be taken from the latencies of another run`() throws {
    let first = try Lab.run(Lab.station(), Lab.exponential(), .closed(clients: 1), 20_000)
    let again = try Distribution.recorded(first.latency.recordings)
    #expect(again.mean.isClose(to: first.latency.mean))
    #expect(again.coefficientOfVariation.isClose(to: 1, within: 0.05))
  }
}
