package import Capacity
import Conformance

/// What is asked of the models of servers: which requests come, how many at once, and what is to be reached.
package struct CapacityQuestion: Hashable, Sendable {
  /// What one request does.
  package var workload: Workload
  /// Whether a request holds a Postgres backend while it works.
  package var usesBackends: Bool
  /// Who sends requests, one after the other: closed loops, or an open one.
  package var loads: [Arrivals]
  /// Requests of each simulated run, the first included; `nil` lets the kit choose, and leave out the first ones.
  package var requests: Int?
  /// What decides all that is left to chance.
  package var seed: UInt64
  /// What is to be reached.
  package var goal: Goal

  /// A question.
  package init(
    _ workload: Workload, usesBackends: Bool = false, loads: [Arrivals],
    requests: Int? = nil, seed: UInt64 = 1, goal: Goal = Goal()
  ) {
    (self.workload, self.usesBackends, self.loads) = (workload, usesBackends, loads)
    (self.requests, self.seed, self.goal) = (requests, seed, goal)
  }

  /// The most clients, or requests in flight, that a prediction takes.
  package static let mostInFlight = 1_000_000

  /// The load that asks for most.
  package var peak: Arrivals {
    loads.max { ($0.clients ?? 0, $0.rate ?? 0) < ($1.clients ?? 0, $1.rate ?? 0) } ?? .oneByOne
  }

  /// How many requests of a load are in flight where nothing makes them wait.
  func inFlight(_ load: Arrivals) throws(CapacityError) -> Int {
    let count =
      load.clients.map(Double.init)
      ?? ((load.rate ?? 0) * (workload.service.mean + workload.overhead)).rounded(.up)
    guard count <= Double(Self.mostInFlight) else {
      throw CapacityError(
        "the prediction", found: "\(Int(min(count, 1e15))) requests would be in flight at once",
        accepted: "it takes \(Self.mostInFlight) at most")
    }
    return max(1, Int(count))
  }

  func station(_ server: Server) throws(CapacityError) -> Station {
    try Station(
      server.model, for: usesBackends ? .gate : .sleep,
      backends: usesBackends ? server.backends.map { .perServer($0) } : nil)
  }
}
