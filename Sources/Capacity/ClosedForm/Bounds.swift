/// What no long run can exceed, in closed form: from means alone, whatever the distributions.
///
/// Source: the asymptotic bounds of operational analysis; P. Denning and J. Buzen, "The operational analysis of
/// queueing network models", ACM Computing Surveys 10 (1978)
public struct Bounds: Hashable, Sendable {
  /// One thing that bounds the throughput.
  public struct Bound: Hashable, Sendable {
    /// What gives out.
    public enum Cause: String, Hashable, Sendable {
      case threads, backends, rows, clients, placement
      case rate = "the rate of arrivals"
    }
    /// What gives out at this throughput.
    public let cause: Cause
    /// Requests a second.
    public let throughput: Double
  }

  /// Most requests that have a thread and, where they are limited, a backend at once; nil where nothing bounds them.
  public let admittedAtOnce: Int?
  /// Every bound, the tightest first.
  public let bounds: [Bound]
  /// How many clients it takes to saturate the server; nil where nothing of the server is bounded, or in an open loop.
  public let saturation: Double?

  /// The bounds of `workload` on `station` under `arrivals`.
  public init(_ station: Station, _ workload: Workload, _ arrivals: Arrivals) {
    let work = workload.service.mean
    let busy = work + workload.overhead
    var server = [Bound]()
    func bound(_ cause: Bound.Cause, _ count: Int?, each seconds: Double) {
      guard let count, seconds > 0 else { return }
      server.append(Bound(cause: cause, throughput: Double(count) / seconds))
    }
    bound(.threads, station.threads, each: busy)
    if case .eventLoops(let weights?) = station.placement, let threads = station.executor.slots {
      // The process that gets most is full first.
      let largest = (weights.max() ?? 0) / weights.reduce(0, +)
      bound(.placement, threads, each: busy * largest)
    }
    bound(.backends, station.backends.map { $0.scope == .server ? $0.count : $0.count * station.processes }, each: work)
    bound(.rows, workload.rows.count, each: work)
    let most = server.map(\.throughput).min()

    switch arrivals.loop {
    case .closed(let clients, let think, _):
      server.append(Bound(cause: .clients, throughput: Double(clients) / (busy + think.mean)))
      saturation = most.map { $0 * (busy + think.mean) }
      admittedAtOnce = min(clients, station.slots ?? clients)
    case .open(let rate, _):
      server.append(Bound(cause: .rate, throughput: rate))
      saturation = nil
      admittedAtOnce = station.slots
    }
    bounds = server.sorted { $0.throughput < $1.throughput }
  }

  /// Most requests a second.
  public var throughput: Double { bounds.first?.throughput ?? .infinity }

  /// What gives out first.
  public var bottleneck: Bound.Cause? { bounds.first?.cause }
}

extension RowLocks {
  /// How many rows there are; nil where none is locked.
  public var count: Int? {
    switch self {
    case .none: nil
    case .one: 1
    case .random(let rows): rows
    case .sequence(let rows): Set(rows).count
    }
  }
}
