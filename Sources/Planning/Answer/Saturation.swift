package import Capacity

/// Where a server saturates, and what of it gives out there: in closed form, from means alone.
package struct Saturation: Hashable, Sendable {
  /// What gives out first.
  package struct Limit: Hashable, Sendable {
    /// Which part of the server or the workload it is.
    package var cause: Bounds.Bound.Cause
    /// How many of it there are: threads, backends or rows; `nil` where it is nothing that is counted.
    package var count: Int?
    /// Requests a second beyond which the server cannot go.
    package var throughput: Double
  }

  /// What gives out first; `nil` where nothing of the server is bounded.
  package var limit: Limit?
  /// How many clients it takes; `nil` in an open loop too.
  package var clients: Double?
  /// Whether it mostly delivers less, since several processes accept what they find and nobody promises which one gets a
  /// connection.
  package var isUneven: Bool
  /// Whether more requests come than that, so that the queue grows for as long as they do.
  package var isOverrun: Bool

  init(_ station: Station, _ workload: Workload, _ arrivals: Arrivals) {
    let bounds = Bounds(station, workload, arrivals)
    let own = bounds.bounds.first { $0.cause != .clients && $0.cause != .rate }
    limit = own.map {
      Limit(cause: $0.cause, count: Self.count($0.cause, station, workload), throughput: $0.throughput)
    }
    clients = bounds.saturation
    isUneven = station.placement == .eventLoops(weights: nil) && station.processes > 1 && own?.cause == .threads
    isOverrun = bounds.bounds.contains { bound in
      bound.cause == .rate && own.map { bound.throughput > $0.throughput } ?? false
    }
  }

  private static func count(_ cause: Bounds.Bound.Cause, _ station: Station, _ workload: Workload) -> Int? {
    switch cause {
    case .threads: station.threads
    case .backends: station.backends?.count
    case .rows: workload.rows.count
    case .placement, .clients, .rate: nil
    }
  }
}
