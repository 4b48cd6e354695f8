package import Capacity
package import Conformance

/// What a model predicts of a measurement: the throughputs that one more run of the model may have.
package struct Expectation: Hashable, Sendable {
  /// How often each end is simulated.
  package static let runs = 399
  /// What the model leaves out may cost or gain so much of the throughput.
  package static let tolerance = 0.1

  /// Requests a second.
  package let range: ClosedRange<Double>
  /// How often a run of the very model falls outside by chance, at most, before the tolerance makes it rarer.
  package let errorRate: Double

  /// Predicts the throughput of a server that keeps `model`, with the service times that were measured.
  ///
  /// The slower end has every request take the overhead on its thread, and the faster end none of it. Where nobody
  /// promises which event loop gets a connection, the slower end has them drawn, and in the faster end each goes to a free
  /// thread. Throws where the measurement has no figures to predict from.
  package init(of measurement: Measurement, on model: ServerModel, seed: UInt64 = 1) throws(CapacityError) {
    try self.init(of: measurement, on: Station(model), seed: seed)
  }

  init(
    of measurement: Measurement, on station: Station, rows: RowLocks = .none, seed: UInt64 = 1
  ) throws(CapacityError) {
    let service = try Distribution.recorded(measurement.services.map { .init(seconds: $0, count: 1) })
    let arrivals = try Arrivals.closed(clients: measurement.clients)
    func prediction(_ station: Station, overhead: Double) throws(CapacityError) -> Prediction {
      let workload = try Workload("measured", service: service, rows: rows, overhead: overhead)
      let run = try Simulation(station, workload, arrivals, requests: measurement.requests, seed: seed)
      return try Prediction(of: run, runs: Self.runs, quantiles: [])
    }
    let slow = try prediction(station, overhead: measurement.overhead).throughput
    let fast = try prediction(station.atItsBest(), overhead: 0).throughput
    range = slow.smallest * (1 - Self.tolerance)...max(slow.smallest, fast.largest) * (1 + Self.tolerance)
    errorRate = slow.interval(1).errorRate
  }

  /// Whether the measurement is one that the model may well deliver.
  package func contains(_ measurement: Measurement) -> Bool { range.contains(measurement.throughput) }
}

extension Station {
  /// The same with each connection at a free thread, where nobody promises where they go.
  fileprivate func atItsBest() throws(CapacityError) -> Station {
    guard placement == .eventLoops(weights: nil) else { return self }
    return try Station(
      processes: processes, executor: executor, placement: .sharedQueue, backends: backends, coldStart: coldStart)
  }
}
