/// What one run measured.
public struct BenchRun: Hashable, Sendable, Codable {
  /// Requests a second, from the first one's sending to the last answer.
  public var throughput: Double
  /// Seconds from the sending, in an open loop from the intended one, to the answer.
  public var p50: Double
  public var p90: Double
  public var p99: Double
  public var longest: Double
  /// Most views that ran at once, by the probe's own readings.
  public var admittedAtOnce: Int
  /// How many requests each process answered, the one with most first.
  public var answers: [Int]
  public var failed: Int
  /// Why requests failed, each with its number.
  public var failures: [String]

  public init(
    throughput: Double, p50: Double, p90: Double, p99: Double, longest: Double, admittedAtOnce: Int, answers: [Int],
    failed: Int = 0, failures: [String] = []
  ) {
    (self.throughput, self.p50, self.p90, self.p99) = (throughput, p50, p90, p99)
    (self.longest, self.admittedAtOnce, self.answers) = (longest, admittedAtOnce, answers)
    (self.failed, self.failures) = (failed, failures)
  }
}
