import Capacity
import Testing

@Suite("Connections")
struct PlacementTests {
  private func shares(
    _ placement: Placement, _ processes: Int = 4, threads: Int? = nil, clients: Int = 4,
    connections: Arrivals.Connections = .fresh, requests: Int = 4000
  ) throws -> [Double] {
    try Lab.run(
      Lab.station(processes, threads: threads, placement), Lab.exponential(),
      .closed(clients: clients, connections: connections), requests
    ).shares
  }

  @Test func `go to given weights, and never to a weight of zero`() throws {
    let found = try shares(.eventLoops(weights: [21, 2, 1, 0]))
    for (share, weight) in zip(found, [21, 2, 1, 0] as [Double]) { #expect(abs(share - weight / 24) < 0.02) }
    #expect(found[3] == 0)
  }

  @Test func `go to weights of their own in each seed where none are given`() throws {
    let station = try Lab.station(4, threads: nil, .eventLoops(weights: nil))
    let largest: [Double] = try (1...400).map { seed in
      try Lab.run(station, Lab.constant(), .closed(clients: 4), 400, seed: UInt64(seed)).shares.max() ?? 0
    }
    // The largest part of a whole broken in four at random is (1 + 1/2 + 1/3 + 1/4) / 4 on average.
    let mean = largest.reduce(0, +) / 400
    #expect((0.49...0.55).contains(mean))
    #expect((largest.min() ?? 0) < 0.35)
    #expect((largest.max() ?? 0) > 0.8)
  }

  @Test func `are spread evenly by the kernel's hash`() throws {
    for share in try shares(.reusePort) { #expect(abs(share - 0.25) < 0.03) }
  }

  @Test func `go round in turn`() throws { #expect(try shares(.roundRobin) == [0.25, 0.25, 0.25, 0.25]) }

  @Test func `find a free process where there is one, if the least busy is chosen or all share a queue`() throws {
    for placement in [Placement.leastBusy, .sharedQueue] {
      let forecast = try Lab.run(Lab.station(5, placement), Lab.exponential(), .closed(clients: 5), 2000)
      #expect(forecast.waiting.thread == 0)
      for share in forecast.shares { #expect(abs(share - 0.2) < 0.05) }
    }
    #expect(try Lab.run(Lab.station(5, .reusePort), Lab.exponential(), .closed(clients: 5), 2000).waiting.thread > 0.3)
  }

  @Test func `stay with their process where a client keeps them`() throws {
    for placement in [Placement.reusePort, .roundRobin, .leastBusy, .sharedQueue] {
      let station = try Lab.station(4, threads: 2, placement)
      let forecast = try Lab.run(station, Lab.constant(), .closed(clients: 4, connections: .kept), 400)
      // Each of four clients sends a hundred, so each process answers whole hundreds.
      if placement != .reusePort { #expect(forecast.answersByProcess == [100, 100, 100, 100]) }
      #expect(forecast.answersByProcess.reduce(0, +) == 400)
    }
    let found = try shares(.reusePort, clients: 2, connections: .kept)
    #expect(found.count { $0 > 0 } <= 2)
  }

  @Test func `that a busy process keeps do not keep it from accepting others later`() throws {
    let arrivals = try Arrivals.closed(clients: 7, connections: .kept)
    let forecast = try Lab.run(Lab.station(2, threads: 2), Lab.exponential(), arrivals, 500)
    #expect(forecast.answers == 500)
    #expect(forecast.answersByProcess.allSatisfy { $0 > 0 })
  }
}
