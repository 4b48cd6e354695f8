extension Fault {
  /// Why workers of `model` cannot have this fault, to complete "The fault NAME …"; nil if it can.
  func obstacle(in model: ReferenceModel) -> String? {
    switch self {
    // Whether workers are replaced, or have pools, is no matter of the model, and `Arguments` asks for it.
    case .losesRecycledWorkers, .databasePoolOneShort, .databasePoolOneOver: nil
    case .extraProcess, .nestedCallsWaitForThemselves, .skipsRowLock, .locksWholeTable, .sharesBackend: nil
    case .missingProcess: model.processes > 1 ? nil : "would leave no process of the one that is asked for"
    case .acceptMutex: model.processes > 1 ? nil : "needs several processes, and one is asked for"
    case .oneGreedyWorker:
      model.processes > 1 ? obstacleUnderWSGI(model) : "needs several processes, and one is asked for"
    case .missingThread, .extraThread:
      if case .greenlets(_, let count, _) = model {
        self == .missingThread && count == 1 ? "would leave no greenlet of the one that --greenlets asks for" : nil
      } else {
        obstacleUnderWSGI(model)
      }
    case .stopsInQueries, .stopsInCalls, .switchesInSleep, .switchesInQueries, .switchesInCalls, .greenletsOnThreads:
      obstacleToSwitching(model)
    case .lendsThreadWhileSleeping, .lendsThreadWhileQuerying, .lendsThreadWhileCalling,
      .asyncViewsOffWorker:
      obstacleUnderWSGI(model)
    case .syncViewsOnLoop, .asyncViewsTakeTurns, .asyncViewsWaitForSync, .blockingAsyncViews, .sharesAsyncBackend:
      model.isASGI ? nil : "is about event loops, and --gateway is wsgi"
    case .crossedRouter, .routesAllToSync, .routesAllToAsync: "is about a router, which only --gateway split has"
    case .secondThread, .threadPerView, .poolOneShort, .poolOneOver, .retiresIdleThreads, .middlewareElsewhere,
      .cappedThreads, .syncMiddlewareKeepsThread, .sensitiveCallsOnPool, .insensitiveCallsOnOneThread:
      obstacleForSyncViews(model)
    case .blockingWorkers, .eventLoops: obstacleToReplacement(model)
    case .acceptsWhileFull:
      model.processes > 1 ? obstacleForSyncViews(model) : "needs several processes, and one is asked for"
    }
  }

  private func obstacleToReplacement(_ model: ReferenceModel) -> String? {
    switch (self, model) {
    case (.blockingWorkers, .asgi(_, .perRequest)), (.eventLoops, .wsgi(_, nil)): nil
    case (.blockingWorkers, _): "needs event loops with --thread-sensitive perRequest"
    default: "needs blocking workers with --threads per-request"
    }
  }

  private func obstacleToSwitching(_ model: ReferenceModel) -> String? {
    guard case .greenlets(_, _, let stops) = model else {
      return "is about greenlets, and no --greenlets are asked for"
    }
    let (operation, isNamed): (Operation, Bool)
    switch self {
    case .stopsInQueries: (operation, isNamed) = (.querying, false)
    case .stopsInCalls: (operation, isNamed) = (.calling, false)
    case .switchesInSleep: (operation, isNamed) = (.sleeping, true)
    case .switchesInQueries: (operation, isNamed) = (.querying, true)
    case .switchesInCalls: (operation, isNamed) = (.calling, true)
    default: return nil
    }
    guard stops.contains(operation) != isNamed else { return nil }
    return isNamed ? "needs --blocked-by \(operation.rawValue)" : "is what --blocked-by \(operation.rawValue) says"
  }

  private func obstacleUnderWSGI(_ model: ReferenceModel) -> String? {
    if case .greenlets = model { return "is about a number of threads, and --greenlets are asked for" }
    guard case .wsgi(_, let threads) = model else { return "is about blocking workers, and --gateway is asgi" }
    guard let threads else { return "is about a number of threads, and --threads is per-request" }
    return self == .missingThread && threads == 1 ? "would leave no thread of the one that --threads asks for" : nil
  }

  private func obstacleForSyncViews(_ model: ReferenceModel) -> String? {
    switch (self, model) {
    case (.secondThread, .asgi(_, .oneThread)), (.threadPerView, .asgi(_, .oneThread)): nil
    case (.poolOneShort, .asgi(_, .pool(1))): "would leave no thread of the one that --pool asks for"
    case (.poolOneShort, .asgi(_, .pool)), (.poolOneOver, .asgi(_, .pool)), (.retiresIdleThreads, .asgi(_, .pool)): nil
    case (.middlewareElsewhere, .asgi(_, .perRequest)), (.cappedThreads, .asgi(_, .perRequest)),
      (.middlewareElsewhere, .wsgi(_, nil)), (.cappedThreads, .wsgi(_, nil)):
      nil
    case (.syncMiddlewareKeepsThread, .asgi(_, .oneThread)), (.syncMiddlewareKeepsThread, .asgi(_, .pool)),
      (.sensitiveCallsOnPool, .asgi(_, .oneThread)), (.sensitiveCallsOnPool, .asgi(_, .pool)),
      (.insensitiveCallsOnOneThread, .asgi(_, .oneThread)), (.insensitiveCallsOnOneThread, .asgi(_, .pool)),
      (.acceptsWhileFull, .asgi(_, .oneThread)), (.acceptsWhileFull, .asgi(_, .pool)):
      nil
    case (.syncMiddlewareKeepsThread, _), (.sensitiveCallsOnPool, _), (.insensitiveCallsOnOneThread, _),
      (.acceptsWhileFull, _):
      "needs event loops with --thread-sensitive true or false"
    case (.secondThread, _), (.threadPerView, _): "needs event loops with --thread-sensitive true"
    case (.poolOneShort, _), (.poolOneOver, _), (.retiresIdleThreads, _):
      "needs event loops with --thread-sensitive false"
    default: "needs event loops with --thread-sensitive perRequest, or blocking workers with --threads per-request"
    }
  }
}
