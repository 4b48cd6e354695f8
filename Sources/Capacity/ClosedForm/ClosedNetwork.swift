/// A closed network of queues with exponential service: clients that think, and stations of one or several servers.
///
/// Solved by exact mean value analysis. Source: M. Reiser and S. Lavenberg, "Mean-value analysis of closed multichain
/// queuing networks", JACM 27 (1980)
public struct ClosedNetwork: Hashable, Sendable {
  /// A first-come-first-served queue with some servers.
  public struct Queue: Hashable, Sendable {
    /// How often a request comes by on average: 0.2 for one of five processes that are chosen at random.
    public let visits: Double
    /// Mean service time of a visit, in seconds.
    public let service: Double
    /// How many requests it serves at once.
    public let servers: Int

    /// A queue; a network checks its figures.
    public init(visits: Double = 1, service: Double, servers: Int = 1) {
      (self.visits, self.service, self.servers) = (visits, service, servers)
    }

    fileprivate var demand: Double { visits * service }
  }

  /// The queues that a request passes.
  public let queues: [Queue]
  /// Mean seconds between an answer and the client's next request.
  public let think: Double

  /// Throws where there is no queue, or a figure is out of range.
  public init(_ queues: [Queue], think: Double = 0) throws(CapacityError) {
    let subject = "the closed network"
    try Limits.check(count: queues.count, most: 10_000, subject, "the number of queues")
    try Limits.check(seconds: think, subject, "the thinking time")
    for queue in queues {
      try Limits.check(count: queue.servers, most: 10_000, subject, "the number of servers")
      try Limits.check(queue.visits, in: 1e-9...1e9, subject, "the visits", "give from 1e-9 to 1e9 for each request")
      try Limits.check(queue.service, in: 1e-9...1e9, subject, "the service time", "give from 1e-9 to 1e9 seconds")
    }
    (self.queues, self.think) = (queues, think)
  }

  /// What the network delivers.
  public struct Solution: Hashable, Sendable {
    /// Requests a second.
    public let throughput: Double
    /// Mean seconds from a request's sending to its answer.
    public let latency: Double
    /// Mean number of requests at each queue, those in service included.
    public let inQueues: [Double]
  }

  /// The exact solution for `clients` clients; throws where there are none, or more than 10,000.
  ///
  /// It takes clients × servers steps for each queue, and loses digits where many servers are nearly all busy: for
  /// thousands of clients simulate.
  public func solution(clients: Int) throws(CapacityError) -> Solution {
    try Limits.check(count: clients, most: 10_000, "the closed network", "the number of clients")
    var states = queues.map { QueueState($0) }
    var (throughput, latency) = (0.0, 0.0)
    for population in 1...clients {
      let visits = states.map(\.latencyOfVisit)
      latency = zip(queues, visits).reduce(0) { $0 + $1.0.visits * $1.1 }
      throughput = Double(population) / (think + latency)
      for index in states.indices { states[index].add(throughput: throughput, latency: visits[index]) }
    }
    return Solution(throughput: throughput, latency: latency, inQueues: states.map(\.mean))
  }
}

/// One queue with the population so far: its mean length, and the probabilities that so many are there while a server
/// is free.
private struct QueueState {
  let queue: ClosedNetwork.Queue
  var mean = 0.0
  var probabilities: [Double]

  init(_ queue: ClosedNetwork.Queue) {
    self.queue = queue
    probabilities = [1] + [Double](repeating: 0, count: queue.servers - 1)
  }

  /// What the next client meets, by the arrival theorem: the network as it is without that client.
  var latencyOfVisit: Double {
    let servers = Double(queue.servers)
    let idle = probabilities.dropLast().enumerated().reduce(0) { $0 + (servers - 1 - Double($1.offset)) * $1.element }
    return queue.service / servers * (1 + mean + idle)
  }

  mutating func add(throughput: Double, latency: Double) {
    let servers = Double(queue.servers)
    let load = throughput * queue.demand
    mean = throughput * queue.visits * latency
    var idle = 0.0
    for count in stride(from: queue.servers - 1, to: 0, by: -1) {
      probabilities[count] = load / Double(count) * probabilities[count - 1]
      idle += (servers - Double(count)) * probabilities[count]
    }
    probabilities[0] = max(0, 1 - (load + idle) / servers)
  }
}
