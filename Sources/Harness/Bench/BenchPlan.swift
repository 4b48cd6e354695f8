public import Conformance

/// What a bench puts on each server, and how often.
public struct BenchPlan: Sendable {
  public var loads: [BenchRow.Load]
  public var runs: Int
  /// For which numbers of requests the load is repeated with Apache's `ab`, if it is on the PATH.
  public var apacheBench: [Int]

  /// A plan; throws a `LoadError` where a load is impossible, before anything is started.
  public init(_ loads: [BenchRow.Load], runs: Int = 1, apacheBench: [Int] = []) throws(LoadError) {
    (self.loads, self.runs, self.apacheBench) = (loads, runs, apacheBench)
    for load in loads {
      _ = try load.plan(run: 0)
      try Descriptors.reserve(clients: min(load.clients ?? 1, load.requests), extra: 0)
    }
  }
}

extension BenchRow.Load {
  /// The load of one run.
  func plan(run: Int) throws(LoadError) -> LoadPlan {
    let arrivals: LoadArrivals =
      if let rate {
        .open(rate: rate, spacing: .poisson(seed: seed &+ UInt64(run)))
      } else {
        .closed(clients: clients ?? 0, start: firstAlone ? .firstAlone : .together)
      }
    let rows = rows(ofRun: run)
    return try LoadPlan(
      .workload(workload, half: half, rows: rows.isEmpty ? nil : rows), arrivals, requests: requests,
      connections: keepsAlive ? .keptAlive : .fresh, silence: silence)
  }

  /// Whatever the server's model, somebody is answered once the work of one request is done; ten seconds and twice that
  /// work are added for a cold start on a busy machine.
  private var silence: Duration { .seconds(10 + 6 * half) }
}
