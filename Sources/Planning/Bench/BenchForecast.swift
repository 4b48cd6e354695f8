package import Capacity
package import Conformance

/// What a model predicts of a load, in requests a second.
package struct BenchForecast: Hashable, Sendable, Codable {
  /// How many draws it rests on.
  package static let draws = 199

  package var median: Double
  /// One more run falls between these two in 99 of 100 cases.
  package var least: Double
  package var most: Double

  /// Predicts runs of a load on a server that keeps `model`.
  ///
  /// `rows` are those that each run locks, in the order of sending; where they are known the simulation replays them, and
  /// where they are not it draws them. `overhead` are the seconds that a request takes beside its work. Throws where there
  /// is nothing to predict, such as a load without requests.
  package init(
    of load: BenchLoad, on model: ServerModel, rows: [[Int]] = [], overhead: Double = 0
  ) throws(CapacityError) {
    let station = try Station(model)
    let locks = rows.isEmpty ? [load.workload.rows] : rows.map { RowLocks.sequence($0) }
    var spreads: [Spread] = []
    for (number, lock) in locks.enumerated() {
      let workload = try Workload(
        load.workload.title, service: .constant(2 * load.half), rows: lock, overhead: overhead)
      let run = try Simulation(
        station, workload, load.arrivals, requests: load.requests, seed: load.seed &+ UInt64(number))
      spreads.append(try Prediction(of: run, runs: Self.draws, quantiles: []).throughput)
    }
    median = spreads.map(\.median).median
    least = spreads.map { $0.interval(0.99).range.lowerBound }.min() ?? median
    most = spreads.map { $0.interval(0.99).range.upperBound }.max() ?? median
  }

  /// Whether a throughput is predicted, with so much to spare for what the model leaves out.
  package func contains(_ throughput: Double, tolerance: Double = 0.05) -> Bool {
    (least * (1 - tolerance)...most * (1 + tolerance)).contains(throughput)
  }
}

extension [Double] {
  /// The middle one, or the mean of the two in the middle; 0 of none.
  var median: Double {
    guard !isEmpty else { return 0 }
    let (ordered, middle) = (sorted(), count / 2)
    return count.isMultiple(of: 2) ? (ordered[middle - 1] + ordered[middle]) / 2 : ordered[middle]
  }
}
