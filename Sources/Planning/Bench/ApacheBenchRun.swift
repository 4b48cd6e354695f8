/// The same load by Apache's `ab`, which starts in a way of its own.
package struct ApacheBenchRun: Hashable, Sendable, Codable {
  package var requests: Int
  /// Requests a second, as `ab` says; `nil` if it failed.
  package var measured: Double?
  package var predicted: BenchForecast?
  /// Why it failed.
  package var failure: String?

  package init(requests: Int, measured: Double? = nil, predicted: BenchForecast? = nil, failure: String? = nil) {
    (self.requests, self.measured, self.predicted, self.failure) = (requests, measured, predicted, failure)
  }
}
