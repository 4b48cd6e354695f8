/// What a server's configuration promises: one side that answers every path, or two behind a router.
public struct ServerModel: Hashable, Sendable {
  /// One side; or two, of which a router sends the sync paths to the first and the async paths to the second.
  public let sides: [Side]
  /// The most Postgres connections that the whole server is said to hold; `nil` where its file does not say.
  public var declaredBackends: Int?

  /// A server with one gateway.
  public init(_ side: Side, backends: Int? = nil) { (sides, declaredBackends) = ([side], backends) }

  /// Two gateways behind one router: one for the sync paths, one for the async paths.
  public init(sync: Side, async: Side, backends: Int? = nil) {
    (sides, declaredBackends) = ([sync, async], backends)
  }

  /// Whether a router chooses the gateway of each request.
  public var isSplit: Bool { sides.count > 1 }

  /// The side that sync paths lead to.
  public var syncSide: Side { sides[0] }

  /// The side that async paths lead to.
  public var asyncSide: Side { sides[sides.count - 1] }

  /// The side that requests of `view` are routed to.
  public func side(for view: View) -> Side { view.isAsync ? asyncSide : syncSide }

  /// The fewest and the most worker processes that answer requests.
  public var processes: ClosedRange<Int> {
    sides.reduce(0...0) { sum, side in
      (sum.lowerBound + side.processes.lowerBound)...(sum.upperBound + side.processes.upperBound)
    }
  }

  /// How many requests of `view` one process of its side runs at once; `nil` where nothing bounds them.
  public func slotsPerProcess(for view: View) -> Int? { side(for: view).slots(for: view) }

  /// How many requests of `view` the whole server runs at once, with all of its processes up; `nil` where nothing bounds
  /// them.
  public func slots(for view: View) -> Int? {
    let side = side(for: view)
    return side.slots(for: view).map { $0 * side.processes.upperBound }
  }

  /// The most Postgres connections that the server holds: what its file says, or else what the sides come to that say how
  /// their requests get one; `nil` where that cannot be told.
  public var backends: Int? {
    if let declaredBackends { return declaredBackends }
    return sides.reduce(0) { sum, side in sum.flatMap { sum in side.backends.map { sum + $0 } } }
  }
}

/// The short forms: sides of which only the slots are promised.
extension ServerModel {
  /// Blocking workers: each process runs `threads` requests at once, sync and async views alike.
  public static func wsgi(processes: Int, threads: Int) -> ServerModel {
    ServerModel(Side(processes: processes, .threads(threads)))
  }

  /// Blocking workers without a bound: each request has a thread of its own.
  public static func threadPerRequest(processes: Int) -> ServerModel {
    ServerModel(Side(processes: processes, .threadPerRequest))
  }

  /// Event loops: async views share the loop, sync views run where `threadSensitive` says.
  public static func asgi(processes: Int, threadSensitive: ThreadSensitivity) -> ServerModel {
    ServerModel(Side(processes: processes, .loop(syncViews: threadSensitive)))
  }

  /// Two gateways behind one router: blocking workers for the sync paths, with so many threads each, and event loops for
  /// the async ones.
  public static func split(syncProcesses: Int, threads: Int, asyncProcesses: Int) -> ServerModel {
    ServerModel(
      sync: Side(processes: syncProcesses, .threads(threads)),
      async: Side(processes: asyncProcesses, .loop(syncViews: nil)))
  }
}

extension ServerModel: CustomStringConvertible {
  public var description: String {
    guard isSplit else { return syncSide.description }
    return "split, sync paths to \(syncSide), async paths to \(asyncSide)"
  }
}
