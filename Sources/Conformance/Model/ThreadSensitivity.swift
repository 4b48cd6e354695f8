/// Where the sync views of one process run under ASGI.
public enum ThreadSensitivity: Hashable, Sendable, ExpressibleByBooleanLiteral {
  /// All on one and the same thread (asgiref's `thread_sensitive=True` without a context).
  case oneThread
  /// On a pool of so many threads (asgiref's `thread_sensitive=False`).
  case pool(Int)
  /// Each request on a thread of its own (asgiref's `ThreadSensitiveContext`, entered by Django since 4.0).
  case perRequest

  /// `true` is one thread for each process, `false` is the pool that asyncio makes by default on this machine.
  public init(booleanLiteral value: Bool) { self = value ? .oneThread : .pool(PythonDefaults.poolSize) }

  /// How many sync views run at once; `nil` where nothing bounds them.
  public var slots: Int? {
    switch self {
    case .oneThread: 1
    case .pool(let size): size
    case .perRequest: nil
    }
  }
}

extension ThreadSensitivity: CustomStringConvertible {
  public var description: String {
    switch self {
    case .oneThread: "one thread"
    case .pool(let size): "a pool of \(size)"
    case .perRequest: "a thread per request"
    }
  }
}
