import Capacity
import Testing

@testable import Load

@Suite("A plan of a load", .timeLimit(.minutes(10)))
struct LoadPlanTests {
  @Test(
    "is refused where it is impossible, in a sentence",
    arguments: [
      (LoadTarget.path("/"), try! Arrivals.closed(clients: 1_000_001), 1, "The number of clients is 1000001"),
      (.path("/"), try! .closed(clients: 1, think: .constant(1)), 1, "The clients are to think"),
      (.path("/"), .oneByOne, 0, "The number of requests is 0"),
      (.path("/"), try! .open(rate: 1e-4, .uniform), 1, "The rate is 0.0001"),
      (.path("/"), try! .open(rate: 1e7, .poisson), 1, "The rate is 10000000.0"),
      (.workload(.sleep, half: -0.5), .oneByOne, 1, "Half of the work is -0.5 seconds long"),
      (.workload(.sleep, half: .nan), .oneByOne, 1, "Half of the work is nan"),
      (.workload(.rowLock, half: 0, rows: [1]), .oneByOne, 2, "1 rows for 2 requests"),
      (.workload(.rowLock, half: 0, rows: [101]), .oneByOne, 1, "Row 101"),
      (.path("nowhere"), .oneByOne, 1, "must begin with /"),
      (.path("/a b"), .oneByOne, 1, "have no spaces"),
    ])
  func refused(_ target: LoadTarget, _ arrivals: Arrivals, _ requests: Int, _ words: String) {
    let error = #expect(throws: LoadError.self) { try LoadPlan(target, arrivals, requests: requests) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("spreads an open loop evenly, or by a seed") func schedules() throws {
    #expect(try Arrivals.open(rate: 10, .uniform).schedule(requests: 3, seed: 7) == [0, 100_000_000, 200_000_000])
    let poisson = try Arrivals.open(rate: 100, .poisson)
    let one = try #require(poisson.schedule(requests: 20_000, seed: 7))
    #expect(one == poisson.schedule(requests: 20_000, seed: 7))
    #expect(one != poisson.schedule(requests: 20_000, seed: 8))
    #expect(zip(one, one.dropFirst()).allSatisfy { $0 <= $1 })
    // Four standard errors of the mean of 20,000 exponential gaps are 2.9 %.
    #expect(abs(Double(one.last ?? 0) / 1e9 / 200 - 1) < 0.029)
    #expect(Arrivals.oneByOne.schedule(requests: 3, seed: 7) == nil)
  }

  @Test("is refused where there are too few descriptors, with how many clients are possible") func descriptors() throws
  {
    try Descriptors.check(clients: 900, besides: 100, limit: 1000)
    let error = #expect(throws: LoadError.self) { try Descriptors.check(clients: 901, besides: 100, limit: 1000) }
    #expect(error?.description.contains("so 900 are possible") == true)
    #expect(error?.description.contains("ulimit -n 1001") == true)
  }
}
