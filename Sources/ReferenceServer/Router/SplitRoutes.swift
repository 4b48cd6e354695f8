/// Which side of a split server a path leads to, as a router's configuration says it.
struct SplitRoutes: Sendable {
  /// The paths of async views lead to the one side, and all others to the other.
  func side(for path: String) -> SplitSide {
    ViewName(path: path)?.isAsync ?? false ? .async : .sync
  }
}
