/// What a request may wait for, told apart since a server may switch to another request in one and not in another.
public enum BlockingOperation: String, Hashable, Sendable, CaseIterable {
  case query, sleep, web
}

extension View {
  /// What requests of the view wait for in their own code.
  public var operations: Set<BlockingOperation> {
    switch self {
    case .identity, .asyncIdentity: []
    case .ready, .gate, .rowGate, .affinity, .sensitiveCall, .insensitiveCall: [.query]
    case .backend, .asyncBackend: [.query, .web]
    case .web, .asyncHeld, .asyncBlocking, .asyncBehindSync: [.web]
    case .sleep, .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: [.sleep]
    }
  }
}
