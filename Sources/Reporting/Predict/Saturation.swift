public import Capacity

/// Where a server saturates, and what of it gives out there: in closed form, from means alone.
public struct Saturation: Hashable, Sendable {
  /// What gives out first; `nil` where nothing of the server is bounded.
  public var cause: Bounds.Bound.Cause?
  /// Requests a second beyond which it cannot go.
  public var throughput: Double?
  /// How many clients it takes; `nil` in an open loop too.
  public var clients: Double?
  /// All that is to be said, sentences without line breaks.
  public var sentences: [String]

  init(_ station: Station, _ workload: Workload, _ arrivals: Arrivals) {
    let bounds = Bounds(station, workload, arrivals)
    let own = bounds.bounds.first { $0.cause != .clients && $0.cause != .rate }
    (cause, throughput, clients) = (own?.cause, own?.throughput, bounds.saturation)
    guard let own else {
      sentences = [
        "Nothing of the server saturates: each request has a thread of its own, so threads and connections grow with the "
          + "requests."
      ]
      return
    }
    let place = bounds.saturation.map { "from \(Amount.count($0.rounded(.up))) \($0 <= 1 ? "client" : "clients") on" }
    let what = Self.words(own.cause, station, workload)
    sentences = [
      "It saturates\(place.map { " " + $0 } ?? "") at \(Amount.rate(own.throughput)) requests a second: \(what)."
    ]
    if case .eventLoops(nil) = station.placement, station.processes > 1, own.cause == .threads {
      sentences.append(
        "Mostly it delivers less: each process accepts what it finds, and nobody promises which one gets a connection.")
    }
    if let rate = bounds.bounds.first(where: { $0.cause == .rate }), rate.throughput > own.throughput {
      sentences.append(
        "More requests come than that, so the queue grows for as long as they do; the latencies tell how long the run was."
      )
    }
  }

  private static func words(_ cause: Bounds.Bound.Cause, _ station: Station, _ workload: Workload) -> String {
    switch cause {
    case .threads:
      station.threads == 1
        ? "its one thread is busy" : "all of its \(Amount.count(Double(station.threads ?? 0))) threads are busy"
    case .backends: "all of its \(station.backends?.count ?? 0) Postgres backends are taken"
    case .rows:
      workload.rows.count == 1
        ? "all requests lock the same row" : "all of the \(workload.rows.count ?? 0) rows are locked"
    case .placement: "the process that gets most is busy"
    case .clients: "no more clients send"
    case .rate: "no more requests come"
    }
  }
}
