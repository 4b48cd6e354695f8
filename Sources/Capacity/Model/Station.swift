/// What a server is to the model: its processes, what each of them runs at once, and how requests get to them.
public struct Station: Hashable, Sendable {
  /// What runs the requests of one process.
  public enum Executor: Hashable, Sendable {
    /// So many threads: blocking workers × threads, a pool, or one thread. Requests beyond them wait, first come first
    /// served.
    case threads(Int)
    /// A thread for each request.
    case unbounded

    /// How many requests one process runs at once; nil where nothing bounds them.
    public var slots: Int? { if case .threads(let count) = self { count } else { nil } }
  }

  /// How many worker processes answer requests.
  public let processes: Int
  /// What runs the requests of one process.
  public let executor: Executor
  /// Which process a new connection goes to.
  public let placement: Placement
  /// What bounds the Postgres backends that it holds; nil where nothing does.
  public let backends: Backends?
  /// Extra seconds of each process's first request.
  public let coldStart: Double

  /// A station; throws where a count is below 1, or a weight or the cold start out of range.
  public init(
    processes: Int, executor: Executor, placement: Placement, backends: Backends? = nil, coldStart: Double = 0
  ) throws(CapacityError) {
    let subject = "the station"
    try Limits.check(count: processes, subject, "the number of processes")
    try Limits.check(count: executor.slots ?? 1, subject, "the number of threads")
    try Limits.check(count: backends?.count ?? 1, subject, "the limit of backends")
    try Limits.check(seconds: coldStart, subject, "the cold start")
    try placement.check(processes: processes)
    (self.processes, self.executor, self.placement) = (processes, executor, placement)
    (self.backends, self.coldStart) = (backends, coldStart)
  }

  /// How many requests have a thread at once, in closed form; nil where nothing bounds them.
  public var threads: Int? { executor.slots.map { $0 * processes } }

  /// How many requests are admitted at once, in closed form: with a thread and, where those are limited, a backend.
  public var slots: Int? {
    guard let backends else { return threads }
    let held = backends.scope == .server ? backends.count : backends.count * processes
    guard let perProcess = executor.slots else { return held }
    return backends.scope == .server
      ? min(perProcess * processes, held) : min(perProcess, backends.count) * processes
  }
}
