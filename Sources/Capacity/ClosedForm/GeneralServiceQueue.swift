/// The queue M/G/1: Poisson arrivals, any service time, one server, first come first served.
///
/// Source: the Pollaczek-Khinchine formula; L. Kleinrock, "Queueing Systems", volume 1 (1975), section 5.6
public struct GeneralServiceQueue: Hashable, Sendable {
  /// Requests a second.
  public let rate: Double
  /// How long a request is served.
  public let service: Distribution

  /// Throws where the queue would grow for ever, or a figure is out of range.
  public init(rate: Double, service: Distribution) throws(CapacityError) {
    try Limits.checkQueue(rate: rate, service: service.mean, servers: 1, "the queue M/G/1")
    (self.rate, self.service) = (rate, service)
  }

  /// The share of time that the server is busy.
  public var utilisation: Double { rate * service.mean }

  /// Mean seconds in the queue: λ E[S²] / 2(1 − ρ).
  public var meanWait: Double {
    rate * (service.variance + service.mean * service.mean) / (2 * (1 - utilisation))
  }

  /// Mean seconds from arrival to answer.
  public var meanLatency: Double { meanWait + service.mean }

  /// Mean number of requests that have arrived and are not answered, by Little's law.
  public var meanInFlight: Double { rate * meanLatency }
}
