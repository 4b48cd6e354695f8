/// The queue M/M/c: Poisson arrivals, exponential service, `servers` servers, one queue. M/M/1 is the one with one
/// server.
///
/// Source: A. K. Erlang (1917); L. Kleinrock, "Queueing Systems", volume 1 (1975), section 3.5
public struct MultiServerQueue: Hashable, Sendable {
  /// Requests a second.
  public let rate: Double
  /// Mean service time in seconds.
  public let service: Double
  /// How many requests are served at once.
  public let servers: Int

  /// Throws where the queue would grow for ever, or a figure is out of range.
  public init(rate: Double, service: Double, servers: Int) throws(CapacityError) {
    let subject = "the queue M/M/c"
    try Limits.check(count: servers, subject, "the number of servers")
    try Limits.checkQueue(rate: rate, service: service, servers: servers, subject)
    (self.rate, self.service, self.servers) = (rate, service, servers)
  }

  /// The share of time that a server is busy.
  public var utilisation: Double { rate * service / Double(servers) }

  /// The probability that a request has to wait: Erlang's C, by way of the recursion for his B, which is stable for any
  /// number of servers.
  public var waitProbability: Double {
    let load = rate * service
    var blocked = 1.0
    for server in 1...servers { blocked = load * blocked / (Double(server) + load * blocked) }
    return blocked / (1 - utilisation * (1 - blocked))
  }

  /// Mean seconds in the queue.
  public var meanWait: Double { waitProbability * service / (Double(servers) * (1 - utilisation)) }

  /// Mean seconds from arrival to answer.
  public var meanLatency: Double { meanWait + service }

  /// Mean number of requests that have arrived and are not answered, by Little's law.
  public var meanInFlight: Double { rate * meanLatency }
}

extension Limits {
  /// Checks that a queue has an answer: it is fed, and not faster than it can serve.
  static func checkQueue(
    rate: Double, service: Double, servers: Int, _ subject: String
  ) throws(CapacityError) {
    try check(rate, in: 1e-9...1e9, subject, "the rate", "give from 1e-9 to 1e9 requests a second")
    try check(service, in: 1e-9...seconds, subject, "the service time", "give from 1e-9 to 1e9 seconds")
    let load = rate * service
    guard load < Double(servers) else {
      throw CapacityError(
        subject, found: "\(rate) requests a second of \(service) s keep \(load) servers busy, and there are \(servers)",
        accepted: "give fewer requests or more servers, or simulate a run of limited length")
    }
  }
}
