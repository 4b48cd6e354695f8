import Capacity

/// How many runs of how many requests a prediction rests on: a budget of requests, so that it takes about as long
/// whatever is asked; only more clients than it has requests make it longer.
struct RunSize: Hashable {
  /// The fewest runs that an interval of 90 % can rest on.
  static let leastRuns = 19

  var runs: Int
  var requests: Int
  /// Answers that are left out: until then the server fills up.
  var warmUp: Int

  /// The size of a prediction with so many requests in flight; `requests` is what the user wants, if anything.
  ///
  /// A run ends with its last answer, when the others are long done. In an open loop, where it is known what should come
  /// out, that shows, so its runs are longer.
  init(inFlight: Int, isOpen: Bool, requests wanted: Int?) {
    // Unoptimised code simulates the one in about 0.2 s, the other in less than a second.
    let (budget, turns) = isOpen ? (240_000, 200) : (60_000, 20)
    requests =
      wanted ?? max(isOpen ? 1000 : 200, inFlight + inFlight / 4, min(turns * inFlight, budget / Self.leastRuns))
    runs = max(Self.leastRuns, min(99, budget / requests))
    // A long run of a closed loop hardly shows how it began, and to cut one in the middle of a round shows more.
    warmUp = wanted == nil && (isOpen || requests < 4 * inFlight) ? inFlight : 0
  }

  /// The size of a prediction for one load of `question`.
  init(_ question: CapacityQuestion, _ load: Arrivals) throws(CapacityError) {
    self.init(inFlight: try question.inFlight(load), isOpen: load.rate != nil, requests: question.requests)
  }

  func simulation(
    _ station: Station, _ workload: Workload, _ arrivals: Arrivals, seed: UInt64
  ) throws(CapacityError) -> Simulation {
    try Simulation(station, workload, arrivals, requests: requests, warmUp: min(warmUp, requests - 1), seed: seed)
  }
}
