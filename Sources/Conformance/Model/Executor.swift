/// Where the views of one process run.
public enum Executor: Hashable, Sendable {
  /// So many blocking threads that each run a whole request, sync and async views alike.
  case threads(Int)
  /// A thread for each request, without a bound, which runs sync and async views alike.
  case threadPerRequest
  /// Greenlets of one thread, which switch where they wait.
  case greenlets(Greenlets)
  /// An event loop for async views, and a place for sync views; `nil` where none is claimed, since a router sends them
  /// elsewhere.
  case loop(syncViews: ThreadSensitivity?)

  /// So many greenlets, of which some operations stop all.
  public struct Greenlets: Hashable, Sendable {
    public var count: Int
    /// What does not switch, such as a query by a driver in C that nobody has patched.
    public var blockedBy: Set<BlockingOperation>

    public init(_ count: Int, blockedBy: Set<BlockingOperation> = []) {
      (self.count, self.blockedBy) = (count, blockedBy)
    }
  }

  /// How many requests of `view` run at once; `nil` where nothing bounds them.
  ///
  /// Of a pool that Python sizes itself it is the size on this machine. A pool for sync views changes nothing about the
  /// thread-sensitive calls of async views: asgiref keeps one thread for those, or one for each request.
  public func slots(for view: View) -> Int? {
    switch self {
    case .threads(let count): count
    case .threadPerRequest: nil
    case .greenlets(let greenlets): greenlets.blockedBy.isDisjoint(with: view.operations) ? greenlets.count : 1
    case .loop(let syncViews):
      switch view {
      case .asyncBlocking: 1
      case .sensitiveCall: syncViews == .perRequest ? nil : 1
      case .insensitiveCall: PythonDefaults.poolSize
      default: view.isAsync ? nil : syncViews?.slots ?? nil
      }
    }
  }
}

extension Executor.Greenlets: CustomStringConvertible {
  public var description: String {
    let blocking = blockedBy.map(\.rawValue).sorted().joined(separator: " and ")
    return count.of("greenlet") + (blocking.isEmpty ? "" : ", of which a \(blocking) stops all")
  }
}
