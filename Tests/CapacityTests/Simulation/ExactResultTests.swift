import Capacity
import TestSupport
import Testing

/// In each of a hundred seeds a 99 % interval is formed; with a correct simulation about one of them misses. Those of a
/// thousand seeds each, in longer runs than these, were seen to contain the exact waits of M/G/1 in 985 to 993.
@Suite("Simulated means agree with exact ones", .aside, .serialized)
struct ExactResultTests {
  @Test func `of the queue M/M/1`() async throws {
    let rate = 0.3
    let exact = try MultiServerQueue(rate: rate, service: 1, servers: 1)
    let simulation = try Simulation(
      Lab.station(), Lab.exponential(), .open(rate: rate, .poisson), requests: 560, warmUp: 60)
    #expect(await Replications.coverage(of: exact.meanLatency, by: simulation) { $0.latency.mean } >= 97)
  }

  @Test(arguments: [(5, 1, 2.5), (1, 3, 1.2)])
  func `of the queue M/M/c`(processes: Int, threads: Int, rate: Double) async throws {
    let exact = try MultiServerQueue(rate: rate, service: 1, servers: processes * threads)
    let simulation = try Simulation(
      Lab.station(processes, threads: threads), Lab.exponential(), .open(rate: rate, .poisson), requests: 500,
      warmUp: 80)
    #expect(await Replications.coverage(of: exact.meanLatency, by: simulation) { $0.latency.mean } >= 97)
  }

  static func services() throws -> [Distribution] {
    [
      try .constant(1), try .lognormal(mean: 1, sigma: 0.6),
      try .recorded([.init(seconds: 0.5, count: 30), .init(seconds: 2.5, count: 10)]),
    ]
  }

  @Test(arguments: try services())
  func `of the queue M/G/1`(service: Distribution) async throws {
    let exact = try GeneralServiceQueue(rate: 0.3, service: service)
    let simulation = try Simulation(
      Lab.station(), Workload("general", service: service), .open(rate: 0.3, .poisson), requests: 560, warmUp: 60)
    #expect(await Replications.coverage(of: exact.meanWait, by: simulation) { $0.waiting.thread } >= 97)
  }

  @Test func `of five processes chosen at random, by mean value analysis`() async throws {
    let queues = [ClosedNetwork.Queue](repeating: .init(visits: 0.2, service: 1), count: 5)
    let exact = try ClosedNetwork(queues).solution(clients: 5)
    let simulation = try Simulation(
      Lab.station(5, .reusePort), Lab.exponential(), .closed(clients: 5), requests: 560, warmUp: 60)
    #expect(await Replications.coverage(of: exact.throughput, by: simulation, \.throughput) >= 97)
  }

  @Test func `of unequal processes, by mean value analysis`() async throws {
    let shares = [0.6, 0.3, 0.1]
    let exact = try ClosedNetwork(shares.map { .init(visits: $0, service: 1, servers: 2) }, think: 1)
      .solution(clients: 8)
    let simulation = try Simulation(
      Lab.station(3, threads: 2, .eventLoops(weights: shares)), Lab.exponential(),
      .closed(clients: 8, think: .exponential(mean: 1)), requests: 560, warmUp: 60)
    #expect(await Replications.coverage(of: exact.latency, by: simulation) { $0.latency.mean } >= 97)
  }

  @Test func `of three threads and clients that think, by mean value analysis`() async throws {
    let exact = try ClosedNetwork([.init(service: 1, servers: 3)], think: 2).solution(clients: 9)
    let simulation = try Simulation(
      Lab.station(threads: 3), Lab.exponential(), .closed(clients: 9, think: .exponential(mean: 2)), requests: 500,
      warmUp: 80)
    #expect(await Replications.coverage(of: exact.latency, by: simulation) { $0.latency.mean } >= 97)
  }
}
