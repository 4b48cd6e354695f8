import Capacity
import Testing

@Suite("A seed")
struct ReplayTests {
  static let stations: [Placement] = [.sharedQueue, .eventLoops(weights: nil), .reusePort, .roundRobin, .leastBusy]

  @Test(arguments: stations)
  func `gives the same forecast, bit for bit, and another seed another`(placement: Placement) throws {
    let workload = try Workload("rows", service: .lognormal(median: 1, sigma: 1), rows: .random(7), overhead: 0.1)
    let station = try Lab.station(3, threads: 2, placement, backends: .perServer(5), coldStart: 1)
    let simulation = try Simulation(station, workload, .closed(clients: 9), requests: 500, seed: 11)
    #expect(simulation.run() == simulation.run())
    #expect(simulation.run().seconds.bitPattern == simulation.run().seconds.bitPattern)
    #expect(simulation.run() != simulation.with(seed: 12).run())
  }

  /// What a seed means is part of what was published with it: no change of the machine or the library may alter it.
  @Test func `means the same for ever`() throws {
    let station = try Lab.station(5, .eventLoops(weights: nil))
    let forecast = try Lab.run(station, Lab.exponential(), .closed(clients: 5), 1000, seed: 42)
    #expect(forecast.throughput == 2.048959805202748)
    #expect(forecast.answersByProcess == [334, 159, 52, 439, 16])
  }

  @Test func `gives the n-th request the same work on any station`() throws {
    let workload = try Workload("lognormal", service: .lognormal(median: 1, sigma: 1))
    let arrivals = try Arrivals.closed(clients: 1)
    let one = try Lab.run(Lab.station(), workload, arrivals, 200)
    let many = try Lab.run(Lab.station(4, threads: 9, .reusePort), workload, arrivals, 200)
    #expect(one.latency == many.latency)
  }

  @Test func `is not needed where nothing is left to chance`() throws {
    let simulation = try Simulation(Lab.station(3), Lab.constant(), .closed(clients: 4), requests: 40)
    #expect(simulation.with(seed: 1).run() == simulation.with(seed: 2).run())
  }
}
