import Capacity

/// Short names for what many tests simulate.
enum Lab {
  static func station(
    _ processes: Int = 1, threads: Int? = 1, _ placement: Placement = .sharedQueue, backends: Backends? = nil,
    coldStart: Double = 0
  ) throws -> Station {
    try Station(
      processes: processes, executor: threads.map { .threads($0) } ?? .unbounded, placement: placement,
      backends: backends, coldStart: coldStart)
  }

  static func constant(_ seconds: Double = 1, rows: RowLocks = .none, overhead: Double = 0) throws -> Workload {
    try Workload("constant", service: .constant(seconds), rows: rows, overhead: overhead)
  }

  static func exponential(_ mean: Double = 1) throws -> Workload {
    try Workload("exponential", service: .exponential(mean: mean))
  }

  static func run(
    _ station: Station, _ workload: Workload, _ arrivals: Arrivals, _ requests: Int, warmUp: Int = 0, seed: UInt64 = 1
  ) throws -> Forecast {
    try Simulation(station, workload, arrivals, requests: requests, warmUp: warmUp, seed: seed).run()
  }
}

extension Double {
  /// Whether it is the other one up to the rounding of a short calculation.
  func isClose(to other: Double, within share: Double = 1e-9) -> Bool {
    magnitude == other.magnitude || abs(self - other) <= share * max(abs(self), abs(other))
  }
}
