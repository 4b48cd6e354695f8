/// Which side of a split server a path leads to, as a router's configuration says it.
struct SplitRoutes: Sendable {
  let fault: Fault?

  /// The paths of async views lead to the one side, and all others to the other.
  func side(for path: String) -> SplitSide {
    let isAsync = ViewName(path: path)?.isAsync ?? false
    return switch fault {
    case .routesAllToSync: .sync
    case .routesAllToAsync: .async
    case .crossedRouter: isAsync ? .sync : .async
    default: isAsync ? .async : .sync
    }
  }
}
