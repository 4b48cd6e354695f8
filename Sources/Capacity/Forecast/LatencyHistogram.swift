/// A distribution of latencies in memory that does not grow with their number: 128 bins for each doubling of the value.
///
/// A bin is below 0.8 % of its values wide, and keeps their sum, so values that are all alike come back exact. The bins
/// are those of an HdrHistogram, read off a floating-point number: its exponent and the first bits of its fraction.
/// Source: http://hdrhistogram.org
public struct LatencyHistogram: Hashable, Sendable {
  private static let bitsPerOctave: UInt64 = 7
  /// 1 ns is the first value of the first bin, and about 36 years that of the last.
  private static let offset = (1.0).bitPattern >> (52 - bitsPerOctave)
  /// How many bins every histogram has.
  public static let bins = 60 << Int(bitsPerOctave)

  private struct Bin: Hashable, Sendable {
    var count = 0
    /// In nanoseconds.
    var sum = 0.0
  }
  private var bins = [Bin](repeating: Bin(), count: Self.bins)
  /// The bins that have any lie between these two.
  private var first = Self.bins
  private var last = -1
  /// How many latencies it has seen.
  public private(set) var count = 0

  init() {}

  @inline(__always)
  mutating func record(_ nanoseconds: Double) {
    let index = max(1, nanoseconds).bitPattern &>> (52 &- Self.bitsPerOctave) &- Self.offset
    let bounded = min(Int(truncatingIfNeeded: index), Self.bins &- 1)
    bins[bounded].count &+= 1
    bins[bounded].sum += nanoseconds
    count &+= 1
    first = min(first, bounded)
    last = max(last, bounded)
  }

  /// Adds all of what another one has seen.
  public mutating func merge(_ other: LatencyHistogram) {
    count += other.count
    (first, last) = (min(first, other.first), max(last, other.last))
    for index in other.used where other.bins[index].count > 0 {
      bins[index].count += other.bins[index].count
      bins[index].sum += other.bins[index].sum
    }
  }

  private var used: Range<Int> { first..<max(first, last + 1) }

  /// The mean in seconds, exact; 0 where nothing was recorded.
  public var mean: Double {
    count > 0 ? SimulationClock.seconds(bins[used].reduce(0) { $0 + $1.sum } / Double(count)) : 0
  }

  /// The smallest latency that a share of `level` does not exceed, in seconds: 0.5 is the median, 1 the maximum.
  ///
  /// It is the mean of its bin, so within 0.8 %. 0 where nothing was recorded; a level out of range is brought into it.
  public func quantile(_ level: Double) -> Double {
    let share = level.isNaN ? 1 : min(1, max(0, level))
    // A thousandth is taken off for levels such as 0.99, whose product with a count is not quite whole.
    let rank = max(1, (share * Double(count) - 1e-3).rounded(.up))
    var seen = 0
    for bin in bins[used] where bin.count > 0 {
      seen += bin.count
      if Double(seen) >= rank { return SimulationClock.seconds(bin.sum / Double(bin.count)) }
    }
    return 0
  }

  /// What was recorded, to draw it or to simulate with it: the mean of each bin that has any, and its count.
  public var recordings: [Distribution.Recording] {
    bins[used].compactMap { bin in
      bin.count > 0
        ? Distribution.Recording(seconds: SimulationClock.seconds(bin.sum / Double(bin.count)), count: bin.count) : nil
    }
  }
}
