import Testing

@testable import Capacity

@Suite("Latency histograms")
struct LatencyHistogramTests {
  private func histogram(_ seconds: some Sequence<Double>) -> LatencyHistogram {
    seconds.reduce(into: LatencyHistogram()) { $0.record($1 * 1e9) }
  }

  @Test func `give back values that are alike exactly`() {
    let found = histogram([1, 1, 1, 2, 5])
    #expect([0, 0.5, 0.6, 0.61, 0.8, 0.99, 1].map(found.quantile) == [1, 1, 1, 2, 2, 5, 5])
    #expect(found.mean == 2)
    #expect(found.count == 5)
  }

  @Test func `are within 0_8 per cent everywhere`() {
    for exponent in -6...8 {
      let scale = (0..<abs(exponent)).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 }
      let found = histogram((1...10_000).map { Double($0) * scale / 1000 })
      for level in [0.01, 0.25, 0.5, 0.9, 0.99, 0.999] {
        #expect(found.quantile(level).isClose(to: level * 10 * scale, within: 0.008))
      }
    }
  }

  @Test func `take the shortest and the longest`() {
    let found = histogram([0, 1e-10, 1e9, 3e18])
    #expect(found.count == 4)
    #expect(found.quantile(1) == 3e18)
    #expect(found.recordings.map(\.count) == [2, 1, 1])
  }

  @Test func `are empty without trouble, and take levels out of range`() {
    #expect(LatencyHistogram().quantile(0.5) == 0)
    #expect(LatencyHistogram().mean == 0)
    let found = histogram([1, 2])
    #expect([-1, .nan, 7, .infinity].map(found.quantile) == [1, 2, 2, 2])
  }

  @Test func `add up`() {
    var sum = histogram([1, 2])
    sum.merge(histogram([2, 3, 900]))
    #expect(sum == histogram([3, 2, 1, 900, 2]))
  }
}
