/// How long something takes: a distribution of lengths of time, in seconds.
public struct Distribution: Hashable, Sendable {
  /// One value of a recorded histogram, and how often it was seen.
  public struct Recording: Hashable, Sendable {
    /// The value, in seconds.
    public var seconds: Double
    /// How often it was seen.
    public var count: Int

    /// A value and its count; a distribution checks them.
    public init(seconds: Double, count: Int) { (self.seconds, self.count) = (seconds, count) }
  }

  enum Shape: Hashable, Sendable {
    case constant(Double)
    case exponential(mean: Double)
    case lognormal(median: Double, sigma: Double)
    case recorded([Recording])
  }
  let shape: Shape

  init(_ shape: Shape) { self.shape = shape }

  /// No time at all.
  public static let zero = Distribution(.constant(0))

  /// Always `seconds`, to the nanosecond; throws where that is not from 0 to 1e9.
  public static func constant(_ seconds: Double) throws(CapacityError) -> Distribution {
    try Limits.check(seconds: seconds, "a constant time", "it")
    return Distribution(.constant(seconds))
  }

  /// Exponential, with the mean in seconds; throws where that is not above 0 and at most 1e9.
  public static func exponential(mean: Double) throws(CapacityError) -> Distribution {
    let accepted = "give a mean from 1e-9 to 1e9 seconds"
    try Limits.check(mean, in: 1e-9...Limits.seconds, "an exponential time", "its mean", accepted)
    return Distribution(.exponential(mean: mean))
  }

  /// Lognormal, with the median in seconds, and sigma the standard deviation of the logarithm.
  ///
  /// Throws where the median is not from 1e-9 to 1e9 seconds, or sigma not from 0 to 5.
  public static func lognormal(median: Double, sigma: Double) throws(CapacityError) -> Distribution {
    let subject = "a lognormal time"
    let accepted = "give a median from 1e-9 to 1e9 seconds"
    try Limits.check(median, in: 1e-9...Limits.seconds, subject, "its median", accepted)
    try Limits.check(sigma, in: 0...5, subject, "its sigma", "give a standard deviation of the logarithm from 0 to 5")
    return Distribution(.lognormal(median: median, sigma: sigma))
  }

  /// Lognormal, with the mean in seconds instead of the median; throws like `lognormal(median:sigma:)`.
  public static func lognormal(mean: Double, sigma: Double) throws(CapacityError) -> Distribution {
    try lognormal(median: mean / Elementary.exp(min(12.5, sigma * sigma / 2)), sigma: sigma)
  }

  /// What was measured: values and their counts, such as the buckets of an HdrHistogram.
  ///
  /// Values with a count of 0 are left out. Throws where no count is above 0, one is negative, or a value is not from 0
  /// to 1e9 seconds.
  public static func recorded(_ recordings: [Recording]) throws(CapacityError) -> Distribution {
    let subject = "a recorded histogram"
    for recording in recordings {
      try Limits.check(seconds: recording.seconds, subject, "one of its values")
      guard recording.count >= 0 else {
        throw CapacityError(
          subject, found: "\(recording.seconds) s has the count \(recording.count)",
          accepted: "give counts of at least 0")
      }
    }
    let seen = recordings.filter { $0.count > 0 }.sorted { $0.seconds < $1.seconds }
    guard (1...Limits.entries).contains(seen.count) else {
      throw CapacityError(
        subject, found: "it has \(seen.count) values with a count", accepted: "give from 1 to \(Limits.entries) of them"
      )
    }
    return Distribution(.recorded(seen))
  }
}
