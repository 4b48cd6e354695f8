import Testing

@testable import Harness

@Suite("A plan of a load", .timeLimit(.minutes(10)))
struct LoadPlanTests {
  @Test(
    "is refused where it is impossible, in a sentence",
    arguments: [
      (LoadTarget.path("/"), LoadArrivals.closed(clients: 0), 1, "The number of clients is 0"),
      (.path("/"), .closed(clients: 1), 0, "The number of requests is 0"),
      (.path("/"), .open(rate: 0, spacing: .even), 1, "The rate is 0.0"),
      (.path("/"), .open(rate: .nan, spacing: .even), 1, "The rate is nan"),
      (.path("/"), .open(rate: -1, spacing: .poisson(seed: 1)), 1, "The rate is -1.0"),
      (.workload(.sleep, half: -0.5), .closed(clients: 1), 1, "Half of the work is -0.5 seconds long"),
      (.workload(.sleep, half: .nan), .closed(clients: 1), 1, "Half of the work is nan"),
      (.workload(.rowLock, half: 0, rows: [1]), .closed(clients: 1), 2, "1 rows for 2 requests"),
      (.workload(.rowLock, half: 0, rows: [101]), .closed(clients: 1), 1, "Row 101"),
      (.path("nowhere"), .closed(clients: 1), 1, "must begin with /"),
      (.path("/a b"), .closed(clients: 1), 1, "have no spaces"),
    ])
  func refused(_ target: LoadTarget, _ arrivals: LoadArrivals, _ requests: Int, _ words: String) {
    let error = #expect(throws: LoadError.self) { try LoadPlan(target, arrivals, requests: requests) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("spreads an open loop evenly, or by a seed") func schedules() throws {
    #expect(LoadArrivals.open(rate: 10, spacing: .even).schedule(requests: 3) == [0, 100_000_000, 200_000_000])
    let one = try #require(LoadArrivals.open(rate: 100, spacing: .poisson(seed: 7)).schedule(requests: 20_000))
    #expect(one == LoadArrivals.open(rate: 100, spacing: .poisson(seed: 7)).schedule(requests: 20_000))
    #expect(one != LoadArrivals.open(rate: 100, spacing: .poisson(seed: 8)).schedule(requests: 20_000))
    #expect(zip(one, one.dropFirst()).allSatisfy { $0 <= $1 })
    // Four standard errors of the mean of 20,000 exponential gaps are 2.9 %.
    #expect(abs(Double(one.last ?? 0) / 1e9 / 200 - 1) < 0.029)
    #expect(LoadArrivals.closed(clients: 1).schedule(requests: 3) == nil)
  }

  @Test("is refused where there are too few descriptors, with how many clients are possible") func descriptors() throws
  {
    try Descriptors.check(clients: 900, besides: 100, limit: 1000)
    let error = #expect(throws: LoadError.self) { try Descriptors.check(clients: 901, besides: 100, limit: 1000) }
    #expect(error?.description.contains("so 900 are possible") == true)
    #expect(error?.description.contains("ulimit -n 1001") == true)
  }

  @Test("with more clients than descriptors sends nothing") func tooMany() async throws {
    let server = try await HoldingServer.start(isOpen: true)
    let plan = try LoadPlan(.path("/"), .closed(clients: 1_000_000), requests: 1_000_000)
    await #expect(throws: LoadError.self) { try await LoadDriver.run(plan, port: server.port) }
    #expect(server.connections == 0)
    await server.stop()
  }
}
