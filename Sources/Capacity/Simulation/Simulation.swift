/// One run of a workload on a station, event by event, in simulated time.
///
/// It is a value: the same seed gives the same forecast, bit for bit, on every machine.
public struct Simulation: Hashable, Sendable {
  /// Who answers.
  public let station: Station
  /// What a request does.
  public let workload: Workload
  /// Who sends requests, and when.
  public let arrivals: Arrivals
  /// How many requests are sent; all of them are answered.
  public let requests: Int
  /// How many of the first answers are left out of the forecast.
  public let warmUp: Int
  /// What decides all that is left to chance.
  public var seed: UInt64

  /// A run; throws where there are no requests, no more than the warm-up takes, or fewer rows than requests in a
  /// sequence.
  public init(
    _ station: Station, _ workload: Workload, _ arrivals: Arrivals, requests: Int, warmUp: Int = 0, seed: UInt64 = 0
  ) throws(CapacityError) {
    let subject = "the simulation"
    try Limits.check(count: requests, most: Limits.requests, subject, "the number of requests")
    guard (0..<requests).contains(warmUp) else {
      throw CapacityError(
        subject, found: "the warm-up takes \(warmUp) of \(requests) answers", accepted: "leave at least one of them")
    }
    if case .sequence(let rows) = workload.rows, rows.count < requests {
      throw CapacityError(
        subject, found: "the sequence has \(rows.count) rows for \(requests) requests",
        accepted: "give a row for each request")
    }
    (self.station, self.workload, self.arrivals) = (station, workload, arrivals)
    (self.requests, self.warmUp, self.seed) = (requests, warmUp, seed)
  }

  /// Simulates the run. Memory grows with clients, processes and rows, and in an open loop with what is in flight at
  /// once; not with the number of requests.
  public func run() -> Forecast {
    var engine = Engine(self)
    return engine.run()
  }

  /// The same run with another seed.
  public func with(seed: UInt64) -> Simulation {
    var other = self
    other.seed = seed
    return other
  }
}
