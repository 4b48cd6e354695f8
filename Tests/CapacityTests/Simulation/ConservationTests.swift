import TestSupport
import Testing

@testable import Capacity

@Suite("Whatever is simulated", .aside)
struct ConservationTests {
  static let placements: [Placement] = [
    .sharedQueue, .eventLoops(weights: nil), .eventLoops(weights: [9, 1, 0, 3]), .reusePort, .roundRobin, .leastBusy,
  ]
  static let limits: [Backends?] = [nil, .perServer(5), .perProcess(1)]
  static let executors: [Int?] = [1, 3, nil]

  private static func arrivals() throws -> [Arrivals] {
    [
      try .closed(clients: 17), try .closed(clients: 6, think: .exponential(mean: 2), start: .firstAlone),
      try .closed(clients: 9, connections: .kept), try .open(rate: 3, .poisson), try .open(rate: 2, .uniform),
    ]
  }

  @Test(arguments: placements, limits)
  func `keeps the laws of conservation`(placement: Placement, backends: Backends?) throws {
    let workload = try Workload("any", service: .exponential(mean: 1), rows: .random(40), overhead: 0.1)
    for threads in Self.executors {
      let station = try Lab.station(4, threads: threads, placement, backends: backends, coldStart: 0.5)
      for arrivals in try Self.arrivals() {
        let forecast = try Lab.run(station, workload, arrivals, 300)
        #expect(forecast.answers == 300)
        #expect(forecast.latency.count == 300)
        #expect(forecast.answersByProcess.reduce(0, +) == 300)
        #expect(forecast.shares.reduce(0, +).isClose(to: 1))
        // Little's law: it holds exactly, since nothing is under way at either end.
        #expect(forecast.meanInFlight.isClose(to: forecast.throughput * forecast.latency.mean, within: 1e-7))
        #expect(forecast.peakAdmitted <= min(station.slots ?? .max, forecast.peakInFlight))
        #expect(forecast.meanOccupied <= Double(station.threads ?? .max) + 1e-9)
        #expect(forecast.meanOccupied <= forecast.meanInFlight + 1e-9)
        if let utilisation = forecast.utilisation { #expect((0...1 + 1e-9).contains(utilisation)) }
        // What a request does not wait, it works: its service, its overhead, and the cold start of four of them at
        // most.
        let work = forecast.latency.mean - forecast.waiting.total
        #expect((0.8...1.4).contains(work))
        #expect(forecast.latency.mean >= forecast.waiting.total)
      }
    }
  }

  @Test func `keeps to its bounds in a long run`() throws {
    for placement in Self.placements {
      let station = try Lab.station(4, threads: 2, placement)
      for clients in [1, 3, 8, 40] {
        let arrivals = try Arrivals.closed(clients: clients, think: .constant(1))
        let bounds = Bounds(station, try Lab.constant(), arrivals)
        let forecast = try Lab.run(station, Lab.constant(), arrivals, 2000, warmUp: 200)
        #expect(forecast.throughput <= bounds.throughput * 1.05)
        #expect(forecast.peakAdmitted <= bounds.admittedAtOnce ?? 0)
      }
    }
  }

  @Test func `takes memory that does not grow with the number of requests`() throws {
    for requests in [1_000, 1_000_000] {
      let simulation = try Simulation(
        Lab.station(5, .reusePort), Lab.exponential(), .open(rate: 2.5, .poisson), requests: requests)
      var engine = Engine(simulation)
      let forecast = engine.run()
      #expect(forecast.latency.recordings.count <= LatencyHistogram.bins)
      // Slots are used again: as many as were in flight at once, and the outer world's.
      #expect(engine.slots.count == forecast.peakInFlight + 1)
      #expect(engine.slots.count < 200)
      #expect(engine.agenda.isEmpty)
    }
  }
}
