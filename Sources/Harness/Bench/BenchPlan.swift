import Capacity
package import Load
package import Planning

/// What a bench puts on each server, and how often.
package struct BenchPlan: Sendable {
  package var loads: [BenchLoad]
  package var runs: Int
  /// For which numbers of requests the load is repeated with Apache's `ab`, if it is on the PATH.
  package var apacheBench: [Int]

  /// A plan; throws a `LoadError` where a load is impossible, before anything is started.
  package init(_ loads: [BenchLoad], runs: Int = 1, apacheBench: [Int] = []) throws(LoadError) {
    (self.loads, self.runs, self.apacheBench) = (loads, runs, apacheBench)
    for load in loads {
      _ = try load.plan(run: 0)
      try Descriptors.reserve(clients: min(load.arrivals.clients ?? 1, load.requests), extra: 0)
    }
  }
}
