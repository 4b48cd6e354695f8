/// One figure of many runs of a model.
public struct Spread: Hashable, Sendable {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  /// How many runs there were.
  public var runs: Int { sorted.count }
  /// The least that a run came to.
  public var smallest: Double { sorted[0] }
  /// The most that a run came to.
  public var largest: Double { sorted[sorted.count - 1] }
  /// The mean over all runs.
  public var mean: Double { sorted.reduce(0, +) / Double(runs) }

  /// The middle run, or the mean of the middle two.
  public var median: Double {
    let middle = runs / 2
    return runs.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// An interval that one more run of the same model falls into with a probability of at least `level`.
  public struct Interval: Hashable, Sendable {
    /// From the lower to the upper end, both included.
    public let range: ClosedRange<Double>
    /// The chance in truth that one more run falls outside: at most 1 − level where there are runs enough, which for 90
    /// % are 19 and for 99 % are 199. With fewer it is larger, and this says how large.
    public let errorRate: Double

    /// Whether `value` lies in the interval.
    public func contains(_ value: Double) -> Bool { range.contains(value) }
  }

  /// The interval between the k-th smallest and the k-th largest run. One more run is equally likely to take any of the
  /// `runs` + 1 places among them, so it falls outside in at most 2k of them.
  ///
  /// A level out of range is brought into it.
  public func interval(_ level: Double) -> Interval {
    let places = Double(runs + 1)
    let outside = (1 - (level.isNaN ? 1 : min(1, max(0, level)))) / 2
    // A billionth makes up for levels such as 0.9, which are not quite what they say.
    let rank = min((runs + 1) / 2, max(1, Int((places * outside + 1e-9).rounded(.down))))
    return Interval(range: sorted[rank - 1]...sorted[runs - rank], errorRate: min(1, Double(2 * rank) / places))
  }
}
