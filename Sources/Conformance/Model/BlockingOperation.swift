/// What a request may wait for, told apart since a server may switch to another request in one and not in another.
public enum BlockingOperation: String, Hashable, Sendable, CaseIterable {
  case query, sleep, web
}

extension View {
  /// What requests of the view wait for, in their own code, for as long as they are held or asleep. A short query before
  /// that delays others and keeps nobody out.
  public var operations: Set<BlockingOperation> {
    switch self {
    case .identity, .asyncIdentity: []
    case .ready, .gate, .rowGate, .affinity, .sensitiveCall, .insensitiveCall: [.query]
    case .web, .backend, .asyncHeld, .asyncBlocking, .asyncBehindSync, .asyncBackend: [.web]
    case .sleep, .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: [.sleep]
    }
  }
}
