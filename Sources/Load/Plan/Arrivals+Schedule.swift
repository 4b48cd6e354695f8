import Capacity
import Glibc

extension Arrivals {
  /// When each of so many requests of an open loop is meant to be sent, in nanoseconds from the start; nil for a closed
  /// one. Exponential gaps are drawn from `seed`.
  func schedule(requests: Int, seed: UInt64) -> [Int]? {
    guard case .open(let rate, let pattern) = loop else { return nil }
    var gaps = Gaps(rate: rate, draw: pattern == .poisson ? SplitMix(seed: seed) : nil)
    return (0..<requests).map { _ in gaps.next() }
  }

  private struct Gaps {
    var rate: Double
    var draw: SplitMix?
    var sent = 0
    var time = 0.0

    /// The moment of the next request. Even moments are each counted from the start, so that nothing adds up.
    mutating func next() -> Int {
      defer { sent += 1 }
      guard let unit = draw?.unit() else { return Int(Double(sent) / rate * 1e9) }
      defer { time -= log(unit) / rate }
      return Int(time * 1e9)
    }
  }
}
