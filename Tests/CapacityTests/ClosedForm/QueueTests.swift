import Capacity
import Testing

@Suite("Open queues in closed form")
struct QueueTests {
  @Test func `know M/M/1`() throws {
    let queue = try MultiServerQueue(rate: 0.8, service: 1, servers: 1)
    #expect(queue.utilisation == 0.8)
    #expect(queue.waitProbability.isClose(to: 0.8))
    #expect(queue.meanWait.isClose(to: 4))
    #expect(queue.meanLatency.isClose(to: 5))
    #expect(queue.meanInFlight.isClose(to: 4))
  }

  /// Worked out with fractions: C(c, a) = (a^c / c!) (c / (c − a)) over the same and Σ a^k / k! for k < c.
  static let erlang: [(servers: Int, load: Double, probability: Double)] = [
    (1, 0.7, 0.7), (2, 1, 1.0 / 3), (3, 2, 4.0 / 9), (2, 1.5, 9.0 / 14), (5, 1, 1.0 / 96 / (65.0 / 24 + 1.0 / 96)),
  ]

  @Test(arguments: erlang)
  func `know Erlang's C`(servers: Int, load: Double, probability: Double) throws {
    #expect(try MultiServerQueue(rate: load, service: 1, servers: servers).waitProbability.isClose(to: probability))
  }

  @Test func `stay finite with many servers`() throws {
    let queue = try MultiServerQueue(rate: 9900, service: 1, servers: 10_000)
    #expect((0.2...0.4).contains(queue.waitProbability))
  }

  @Test func `know that constant service halves the wait, and that an exponential time is M/M/1`() throws {
    let constant = try GeneralServiceQueue(rate: 0.8, service: .constant(1))
    let exponential = try GeneralServiceQueue(rate: 0.8, service: .exponential(mean: 1))
    #expect(exponential.meanWait.isClose(to: 4))
    #expect(constant.meanWait.isClose(to: 2))
    #expect(exponential.meanLatency.isClose(to: 5))
    #expect(exponential.meanInFlight.isClose(to: 4))
  }
}
