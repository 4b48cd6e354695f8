/// The same load by Apache's `ab`, which starts in a way of its own.
public struct ApacheBenchRun: Hashable, Sendable, Codable {
  public var requests: Int
  /// Requests a second, as `ab` says; `nil` if it failed.
  public var measured: Double?
  public var predicted: BenchForecast?
  /// Why it failed.
  public var failure: String?

  public init(requests: Int, measured: Double? = nil, predicted: BenchForecast? = nil, failure: String? = nil) {
    (self.requests, self.measured, self.predicted, self.failure) = (requests, measured, predicted, failure)
  }
}
