import Capacity
import Glibc

/// When the requests of a load are sent.
public enum LoadArrivals: Hashable, Sendable {
  /// How a closed loop begins.
  public enum Start: Hashable, Sendable {
    /// All clients send at once.
    case together
    /// One request alone; all clients begin when it has returned. Debian's `ab` 2.4.71 does so.
    case firstAlone
  }

  /// How the gaps of an open loop are spread.
  public enum Spacing: Hashable, Sendable {
    /// Exponential gaps, drawn from a seed.
    case poisson(seed: UInt64)
    /// All gaps equal.
    case even
  }

  /// Each client sends its next request when the last one has returned.
  case closed(clients: Int, start: Start = .together)
  /// So many requests a second, whatever became of those before.
  case open(rate: Double, spacing: Spacing)

  /// When each of so many requests of an open loop is meant to be sent, in nanoseconds from the start; nil for a closed
  /// one.
  func schedule(requests: Int) -> [Int]? {
    guard case .open(let rate, let spacing) = self else { return nil }
    var gaps = Gaps(rate: rate, spacing)
    return (0..<requests).map { _ in gaps.next() }
  }

  private struct Gaps {
    var rate: Double
    var draw: SplitMix?
    var sent = 0
    var time = 0.0

    init(rate: Double, _ spacing: Spacing) {
      self.rate = rate
      if case .poisson(let seed) = spacing { draw = SplitMix(seed: seed) }
    }

    /// The moment of the next request. Even moments are each counted from the start, so that nothing adds up.
    mutating func next() -> Int {
      defer { sent += 1 }
      guard let unit = draw?.unit() else { return Int(Double(sent) / rate * 1e9) }
      defer { time -= log(unit) / rate }
      return Int(time * 1e9)
    }
  }
}
