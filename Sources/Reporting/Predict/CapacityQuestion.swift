public import Capacity
public import Conformance

/// What is asked of the models of servers: which requests come, how many at once, and what is to be reached.
public struct CapacityQuestion: Hashable, Sendable {
  /// What a server is to deliver under the load; what is `nil` is not asked for.
  public struct Goal: Hashable, Sendable {
    /// Requests a second, to a hundredth.
    public var throughput: Double?
    /// Seconds that 99 of 100 requests do not exceed.
    public var p99: Double?

    /// A goal; without a figure it is none.
    public init(throughput: Double? = nil, p99: Double? = nil) { (self.throughput, self.p99) = (throughput, p99) }
  }

  /// A server that is asked about.
  public struct Server: Hashable, Sendable {
    /// What reports call it.
    public var name: String
    /// Its server file, as it was named; may be empty.
    public var file: String
    /// What it promises.
    public var model: ServerModel
    /// The most Postgres backends that it may hold; `nil` where nothing limits them.
    public var backends: Int?

    /// A server.
    public init(_ name: String, file: String = "", _ model: ServerModel, backends: Int? = nil) {
      (self.name, self.file, self.model, self.backends) = (name, file, model, backends)
    }
  }

  /// What one request does.
  public var workload: Workload
  /// Whether a request holds a Postgres backend while it works.
  public var usesBackends: Bool
  /// Who sends requests, one after the other: closed loops, or an open one.
  public var loads: [Arrivals]
  /// Requests of each simulated run, the first included; `nil` lets the kit choose, and leave out the first ones.
  public var requests: Int?
  /// What decides all that is left to chance.
  public var seed: UInt64
  /// What is to be reached.
  public var goal: Goal

  /// A question.
  public init(
    _ workload: Workload, usesBackends: Bool = false, loads: [Arrivals],
    requests: Int? = nil, seed: UInt64 = 1, goal: Goal = Goal()
  ) {
    (self.workload, self.usesBackends, self.loads) = (workload, usesBackends, loads)
    (self.requests, self.seed, self.goal) = (requests, seed, goal)
  }

  /// The most clients, or requests in flight, that a prediction takes.
  public static let mostInFlight = 1_000_000

  /// The load that asks for most.
  var peak: Arrivals {
    loads.max { ($0.clients ?? 0, $0.rate ?? 0) < ($1.clients ?? 0, $1.rate ?? 0) } ?? .oneByOne
  }

  /// How many requests of a load are in flight where nothing makes them wait.
  func inFlight(_ load: Arrivals) throws(CapacityError) -> Int {
    let count =
      load.clients.map(Double.init)
      ?? ((load.rate ?? 0) * (workload.service.mean + workload.overhead)).rounded(.up)
    guard count <= Double(Self.mostInFlight) else {
      throw CapacityError(
        "the prediction", found: "\(Amount.count(count)) requests would be in flight at once",
        accepted: "it takes \(Self.mostInFlight) at most")
    }
    return max(1, Int(count))
  }

  func station(_ server: Server) throws(CapacityError) -> Station {
    try Station(
      server.model, for: usesBackends ? .gate : .sleep,
      backends: usesBackends ? server.backends.map { .perServer($0) } : nil)
  }
}
