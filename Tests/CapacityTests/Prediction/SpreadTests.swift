import Testing

@testable import Capacity

@Suite("The spread of many runs")
struct SpreadTests {
  static let known: [(runs: Int, level: Double, lower: Double, upper: Double, errorRate: Double)] = [
    (999, 0.99, 5, 995, 0.01), (999, 0.9, 50, 950, 0.1), (199, 0.99, 1, 199, 0.01), (19, 0.9, 1, 19, 0.1),
    (19, 0.99, 1, 19, 0.1), (99, 0.9, 5, 95, 0.1), (99, 0, 50, 50, 1), (99, 1, 1, 99, 0.02), (99, .nan, 1, 99, 0.02),
  ]

  @Test(arguments: known)
  func `has intervals with a known error rate`(
    runs: Int, level: Double, lower: Double, upper: Double, errorRate: Double
  ) {
    let interval = Spread((1...runs).map(Double.init).shuffled()).interval(level)
    #expect(interval.range == lower...upper)
    #expect(interval.errorRate.isClose(to: errorRate))
  }

  @Test func `knows its middle and its ends`() {
    let odd = Spread([3, 1, 2])
    #expect((odd.median, odd.smallest, odd.largest, odd.mean, odd.runs) == (2, 1, 3, 2, 3))
    #expect(Spread([4, 1, 2, 3]).median == 2.5)
  }
}
