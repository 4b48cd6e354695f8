/// A view of the probe: what one request does inside the app under test.
public enum View: String, Hashable, Sendable, Codable, CaseIterable {
  /// Sync, answers at once and touches nothing.
  case identity
  /// Sync, one short query; warms a process up.
  case ready
  /// Sync, held by a query at the gate in Postgres.
  case gate
  /// Sync, locks a row and writes one in a transaction, and is then held at the gate.
  case rowGate = "row-gate"
  /// Sync, reads its backend in a transaction and is then held at the upstream.
  case backend
  /// Sync, notes the threads of its middleware, view and query, and is then held at the gate.
  case affinity
  /// Sync, held by a web request to the upstream.
  case web
  /// Sync, sleeps twice: `time.sleep`.
  case sleep
  /// Async, held at the upstream without blocking its loop.
  case asyncHeld = "async-held"
  /// Async, answers at once.
  case asyncIdentity = "async"
  /// Async by name, but held at the upstream in a blocking call.
  case asyncBlocking = "async-blocking"
  /// Async behind a sync middleware, held at the upstream without blocking its loop.
  case asyncBehindSync = "async-behind-sync"
  /// Async, reads its backend in a transaction and is then held at the upstream without blocking its loop.
  case asyncBackend = "async-backend"
  /// Async, held at the gate in a sync call that it makes with `thread_sensitive=True`.
  case sensitiveCall = "async-sync-gate-true"
  /// Async, held at the gate in a sync call that it makes with `thread_sensitive=False`.
  case insensitiveCall = "async-sync-gate-false"
  /// Sync, calls async code that awaits a sync call with a timeout.
  case nestedWaitFor = "nested-wait-for"
  /// Sync, calls async code that gathers two sync calls.
  case nestedGather = "nested-gather"
  /// Sync, calls async code that makes a sync call in a task of its own.
  case nestedTask = "nested-task"
  /// Sync, calls async code that leaves a task with a sync call behind in a nested call.
  case nestedTaskLeftBehind = "nested-task-left-behind"

  /// Where the kit holds a request of this view, or `nil` if it is never held.
  public var heldAt: HoldingPoint? {
    switch self {
    case .gate, .rowGate, .affinity, .sensitiveCall, .insensitiveCall: .gate
    case .backend, .web, .asyncHeld, .asyncBlocking, .asyncBehindSync, .asyncBackend: .upstream
    case .identity, .ready, .sleep, .asyncIdentity: nil
    case .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: nil
    }
  }

  /// Whether it writes its request into the ledger, in the transaction in which it is held.
  package var writes: Bool { self == .rowGate }

  public var isAsync: Bool {
    switch self {
    case .asyncHeld, .asyncIdentity, .asyncBlocking, .asyncBehindSync, .asyncBackend, .sensitiveCall, .insensitiveCall:
      true
    default: false
    }
  }
}
