/// Which process a new connection goes to.
public enum Placement: Hashable, Sendable {
  /// All processes accept from one queue, each only when it has a free thread: blocking workers. The worker that has
  /// been idle longest accepts.
  case sharedQueue
  /// Each connection goes to a process by weights, whatever its load: event loops that accept all that they find.
  ///
  /// Nobody promises the weights: connections that arrive together are swallowed by the loop that wakes first. `nil`
  /// draws them from the seed, all splits of the whole being equally likely (Dirichlet(1, …, 1)). Measured shares may
  /// be given.
  case eventLoops(weights: [Double]?)
  /// The kernel's hash deals them out: uniform and independent. Source: `SO_REUSEPORT`, https://lwn.net/Articles/542629
  case reusePort
  /// One process after the other.
  case roundRobin
  /// The process with the fewest requests, queued ones included; of several, the next in turn.
  case leastBusy

  func check(processes: Int) throws(CapacityError) {
    guard case .eventLoops(let weights?) = self else { return }
    guard weights.count == processes else {
      throw CapacityError(
        "the station", found: "\(weights.count) weights were given for \(processes) processes",
        accepted: "give one weight for each process")
    }
    for weight in weights {
      let accepted = "give weights from 0 to 1e12, such as measured counts"
      try Limits.check(weight, in: 0...1e12, "the station", "a weight", accepted)
    }
    guard weights.contains(where: { $0 > 1e-12 }) else {
      throw CapacityError("the station", found: "every weight is 0", accepted: "give at least one process a weight")
    }
  }
}
