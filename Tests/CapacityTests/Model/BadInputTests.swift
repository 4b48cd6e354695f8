import Capacity
import Testing

/// Each is a sentence, and nothing traps or runs for ever.
@Suite("Bad input is refused")
struct BadInputTests {
  static let bad: [(words: String, make: @Sendable () throws -> Void)] = [
    ("the rate is 0.0", { _ = try Arrivals.open(rate: 0, .poisson) }),
    ("the rate is -1.0", { _ = try Arrivals.open(rate: -1, .uniform) }),
    ("the rate is nan", { _ = try Arrivals.open(rate: .nan, .poisson) }),
    ("the rate is inf", { _ = try Arrivals.open(rate: .infinity, .uniform) }),
    ("the number of clients is 0", { _ = try Arrivals.closed(clients: 0) }),
    ("the number of clients is \(Int.max)", { _ = try Arrivals.closed(clients: .max) }),
    ("the number of processes is 0", { _ = try Lab.station(0) }),
    ("the number of processes is \(Int.max)", { _ = try Lab.station(.max) }),
    ("the number of threads is -3", { _ = try Lab.station(threads: -3) }),
    ("the limit of backends is 0", { _ = try Lab.station(backends: .perServer(0)) }),
    ("the cold start is nan", { _ = try Lab.station(coldStart: .nan) }),
    ("2 weights were given for 3 processes", { _ = try Lab.station(3, .eventLoops(weights: [1, 2])) }),
    ("a weight is -1.0", { _ = try Lab.station(2, .eventLoops(weights: [1, -1])) }),
    ("a weight is nan", { _ = try Lab.station(2, .eventLoops(weights: [1, .nan])) }),
    ("every weight is 0", { _ = try Lab.station(2, .eventLoops(weights: [0, 0])) }),
    ("it is -1.0", { _ = try Distribution.constant(-1) }),
    ("it is inf", { _ = try Distribution.constant(.infinity) }),
    ("its mean is 0.0", { _ = try Distribution.exponential(mean: 0) }),
    ("its mean is nan", { _ = try Distribution.exponential(mean: .nan) }),
    ("its median is 0.0", { _ = try Distribution.lognormal(median: 0, sigma: 1) }),
    ("its sigma is 6.0", { _ = try Distribution.lognormal(median: 1, sigma: 6) }),
    ("its sigma is nan", { _ = try Distribution.lognormal(median: 1, sigma: .nan) }),
    ("its median is nan", { _ = try Distribution.lognormal(mean: .nan, sigma: 1) }),
    ("it has 0 values", { _ = try Distribution.recorded([]) }),
    ("it has 0 values", { _ = try Distribution.recorded([.init(seconds: 1, count: 0)]) }),
    ("the count -1", { _ = try Distribution.recorded([.init(seconds: 1, count: -1)]) }),
    ("one of its values is nan", { _ = try Distribution.recorded([.init(seconds: .nan, count: 1)]) }),
    ("a request takes 0.0 s", { _ = try Lab.constant(0) }),
    ("the overhead is -1.0", { _ = try Lab.constant(overhead: -1) }),
    ("the number of rows is 0", { _ = try Lab.constant(rows: .random(0)) }),
    ("the sequence has 0 rows", { _ = try Lab.constant(rows: .sequence([])) }),
    ("3 rows for 4 requests", { try simulate(Lab.constant(rows: .sequence([1, 2, 3])), requests: 4) }),
    ("the number of requests is 0", { try simulate(Lab.constant(), requests: 0) }),
    ("the number of requests is \(Int.max)", { try simulate(Lab.constant(), requests: .max) }),
    ("the warm-up takes 5 of 5", { try simulate(Lab.constant(), requests: 5, warmUp: 5) }),
    ("the warm-up takes -1 of 5", { try simulate(Lab.constant(), requests: 5, warmUp: -1) }),
    ("18 runs", { _ = try Prediction(of: simulation(), runs: 18) }),
    ("a quantile is 1.5", { _ = try Prediction(of: simulation(), runs: 19, quantiles: [1.5]) }),
    ("there are 2", { _ = try MultiServerQueue(rate: 2, service: 1, servers: 2) }),
    ("the rate is nan", { _ = try MultiServerQueue(rate: .nan, service: 1, servers: 2) }),
    ("the number of servers is 0", { _ = try MultiServerQueue(rate: 1, service: 1, servers: 0) }),
    ("there are 1", { _ = try GeneralServiceQueue(rate: 1, service: .exponential(mean: 1)) }),
    ("the service time is 0.0", { _ = try GeneralServiceQueue(rate: 1, service: .zero) }),
    ("the number of queues is 0", { _ = try ClosedNetwork([]) }),
    ("the service time is nan", { _ = try ClosedNetwork([.init(service: .nan)]) }),
    ("the number of clients is 0", { _ = try ClosedNetwork([.init(service: 1)]).solution(clients: 0) }),
    ("the number of clients is 0", { _ = try ApacheBench.ceiling(requests: 1, clients: 0, service: 1) }),
    ("the service time is 0.0", { _ = try ApacheBench.ceiling(requests: 1, clients: 1, service: 0) }),
  ]

  @Test(arguments: bad.indices)
  func `with a sentence that says what was found and what to give`(index: Int) throws {
    let (words, make) = Self.bad[index]
    let error = try #require(throws: CapacityError.self) { try make() }
    #expect(error.description.contains(words))
    #expect(error.accepted.contains("give") || error.accepted.contains("leave"))
  }

  private static func simulation() throws -> Simulation {
    try Simulation(Lab.station(), Lab.constant(), .closed(clients: 1), requests: 5)
  }

  private static func simulate(_ workload: Workload, requests: Int, warmUp: Int = 0) throws {
    _ = try Simulation(Lab.station(), workload, .closed(clients: 1), requests: requests, warmUp: warmUp)
  }
}

/// The ends of what is accepted still come to an end, with finite figures.
@Suite("Extreme input has an answer")
struct ExtremeInputTests {
  static let services: [Distribution] = {
    let some: [Distribution?] = [
      try? .constant(1e9), try? .constant(1e-9), try? .exponential(mean: 1e9), try? .exponential(mean: 1e-9),
      try? .lognormal(median: 1e9, sigma: 5), try? .lognormal(median: 1e-9, sigma: 5),
      try? .recorded([.init(seconds: 0, count: 10_000_000_000_000_000), .init(seconds: 1e9, count: 1)]),
    ]
    return some.compactMap(\.self)
  }()

  @Test(arguments: services)
  func `of service times`(service: Distribution) throws {
    #expect(Self.services.count == 7)
    for arrivals in [
      try Arrivals.closed(clients: 10_000), try .open(rate: 1e9, .poisson), try .open(rate: 1e-9, .uniform),
    ] {
      let workload = try Workload("extreme", service: service, rows: .random(3))
      let forecast = try Lab.run(Lab.station(3, threads: 10_000_000, .leastBusy), workload, arrivals, 2000)
      #expect(forecast.answers == 2000)
      #expect(forecast.throughput.isFinite && forecast.throughput > 0)
      #expect(forecast.latency.quantile(0.99).isFinite)
      #expect(forecast.meanInFlight.isFinite)
    }
  }
}
