/// What the server is made of: the workers of one gateway, or of two behind a router.
enum Layout: Hashable, Sendable {
  case one(ReferenceModel)
  /// Blocking workers for sync paths and event loops for async ones.
  case split(sync: ReferenceModel, async: ReferenceModel)
}

/// One of the two gateways behind a router.
enum SplitSide: String, CaseIterable, Sendable { case sync, async }

extension Layout: CustomStringConvertible {
  var description: String {
    switch self {
    case .one(let model): "\(model)"
    case .split(let sync, let async): "sync paths to \(sync); async paths to \(async)"
    }
  }
}
