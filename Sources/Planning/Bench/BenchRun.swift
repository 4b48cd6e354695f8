/// What one run measured.
package struct BenchRun: Hashable, Sendable, Codable {
  /// Requests a second, from the first one's sending to the last answer.
  package var throughput: Double
  /// Seconds from the sending, in an open loop from the intended one, to the answer.
  package var p50: Double
  package var p90: Double
  package var p99: Double
  package var longest: Double
  /// Most views that ran at once, by the probe's own readings.
  package var admittedAtOnce: Int
  /// How many requests each process answered, the one with most first.
  package var answers: [Int]
  package var failed: Int
  /// Why requests failed, each with its number.
  package var failures: [String]

  package init(
    throughput: Double, p50: Double, p90: Double, p99: Double, longest: Double, admittedAtOnce: Int, answers: [Int],
    failed: Int = 0, failures: [String] = []
  ) {
    (self.throughput, self.p50, self.p90, self.p99) = (throughput, p50, p90, p99)
    (self.longest, self.admittedAtOnce, self.answers) = (longest, admittedAtOnce, answers)
    (self.failed, self.failures) = (failed, failures)
  }
}
