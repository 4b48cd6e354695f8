import Capacity
import Testing

@Suite("Closed networks in closed form")
struct ClosedNetworkTests {
  /// N / (D (N + K − 1)) for K equal queues with the demand D.
  @Test(arguments: 1...12)
  func `know balanced queues`(clients: Int) throws {
    let queues = [ClosedNetwork.Queue](repeating: .init(visits: 0.2, service: 1), count: 5)
    let solution = try ClosedNetwork(queues).solution(clients: clients)
    #expect(solution.throughput.isClose(to: Double(clients) / (0.2 * Double(clients + 4))))
    #expect(solution.inQueues.reduce(0, +).isClose(to: Double(clients)))
  }

  @Test(arguments: [(1, 4), (3, 2), (3, 3), (3, 9), (8, 20), (5, 40)])
  func `know machines and their repairmen`(servers: Int, clients: Int) throws {
    let (think, service) = (2.0, 0.5)
    // The birth-death process of how many are at the queue.
    var weights = [1.0]
    for count in 1...clients {
      let arrivals = Double(clients - count + 1) / think
      weights.append(weights[count - 1] * arrivals * service / Double(min(count, servers)))
    }
    let total = weights.reduce(0, +)
    let served = weights.enumerated().reduce(0) { $0 + $1.element / total * Double(min($1.offset, servers)) / service }
    let solution = try ClosedNetwork([.init(service: service, servers: servers)], think: think)
      .solution(clients: clients)
    #expect(solution.throughput.isClose(to: served, within: 1e-7))
    #expect(solution.latency.isClose(to: Double(clients) / served - think, within: 1e-6))
  }

  @Test func `know that nobody waits where servers suffice`() throws {
    let solution = try ClosedNetwork([.init(service: 1, servers: 5)], think: 1).solution(clients: 5)
    #expect(solution.latency.isClose(to: 1))
    #expect(solution.throughput.isClose(to: 2.5))
  }
}
