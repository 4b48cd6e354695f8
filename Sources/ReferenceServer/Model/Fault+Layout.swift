extension Fault {
  /// Why a server of `layout` cannot have this fault, to complete "The fault NAME …"; nil if it can.
  func obstacle(in layout: Layout) -> String? {
    switch layout {
    case .one(let model): obstacle(in: model)
    case .split(let sync, let async):
      switch side(in: sync) {
      case .sync?: obstacle(in: sync)
      case .async?: obstacle(in: async)
      case nil: nil
      }
    }
  }

  /// The side of a split server whose workers have it, which is the blocking one of two that could; nil is its router.
  func side(in sync: ReferenceModel) -> SplitSide? {
    switch self {
    case .crossedRouter, .routesAllToSync, .routesAllToAsync: nil
    case .syncViewsOnLoop, .asyncViewsTakeTurns, .asyncViewsWaitForSync, .blockingAsyncViews, .sharesAsyncBackend,
      .secondThread, .threadPerView, .poolOneShort, .poolOneOver, .retiresIdleThreads, .syncMiddlewareKeepsThread,
      .sensitiveCallsOnPool, .insensitiveCallsOnOneThread, .acceptsWhileFull, .blockingWorkers:
      .async
    default: obstacle(in: sync) == nil || !suitsLoops ? .sync : .async
    }
  }

  /// Whether it is about a thread for each request, which blocking workers may have and event loops too.
  private var suitsLoops: Bool { self == .middlewareElsewhere || self == .cappedThreads }
}
