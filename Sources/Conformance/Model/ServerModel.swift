/// What a server's configuration promises: its gateway or gateways, its processes, and where its sync views run.
public enum ServerModel: Hashable, Sendable, Codable {
  /// Blocking workers: each process runs `threads` requests at once, sync and async views alike.
  case wsgi(processes: Int, threads: Int)
  /// Event loops: async views share the loop, sync views run where `threadSensitive` says.
  case asgi(processes: Int, threadSensitive: ThreadSensitivity)
  /// Two gateways behind one router: blocking workers for the sync paths, with so many threads each, and event loops for
  /// the async ones.
  case split(syncProcesses: Int, threads: Int, asyncProcesses: Int)

  /// Where the sync views of one process run under ASGI.
  public enum ThreadSensitivity: Hashable, Sendable, Codable, ExpressibleByBooleanLiteral {
    /// All on one and the same thread (asgiref's `thread_sensitive=True` without a context).
    case oneThread
    /// On a pool of so many threads (asgiref's `thread_sensitive=False`).
    case pool(Int)
    /// Each request on a thread of its own (asgiref's `ThreadSensitiveContext`, entered by Django since 4.0).
    case perRequest

    /// `true` is one thread for each process, `false` is the pool that asyncio makes by default on this machine.
    public init(booleanLiteral value: Bool) { self = value ? .oneThread : .pool(PythonDefaults.poolSize) }
  }

  /// How many processes or threads a model may have: more than any machine that runs the kit could start, so a larger
  /// number is a slip.
  package static let counts = 1...1000

  /// How many worker processes answer requests.
  public var processes: Int {
    switch self {
    case .wsgi(let processes, _), .asgi(let processes, _): processes
    case .split(let sync, _, let async): sync + async
    }
  }

  /// How many of them run sync views.
  public var syncProcesses: Int { if case .split(let sync, _, _) = self { sync } else { processes } }

  /// How many of them run async views.
  public var asyncProcesses: Int { if case .split(_, _, let async) = self { async } else { processes } }

  /// How many sync views one process runs at once, of those that run any; `nil` where nothing bounds them.
  public var slotsPerProcess: Int? {
    switch self {
    case .wsgi(_, let threads), .split(_, let threads, _): threads
    case .asgi(_, .oneThread): 1
    case .asgi(_, .pool(let size)): size
    case .asgi(_, .perRequest): nil
    }
  }

  /// How many sync views the whole server runs at once; `nil` where nothing bounds them.
  public var slots: Int? { slotsPerProcess.map { $0 * syncProcesses } }

  public var isASGI: Bool { if case .asgi = self { true } else { false } }
  /// Whether a router chooses the gateway of each request.
  public var isSplit: Bool { if case .split = self { true } else { false } }

  /// The sensitivity of sync views under ASGI; `nil` under WSGI.
  public var threadSensitivity: ThreadSensitivity? {
    if case .asgi(_, let sensitivity) = self { sensitivity } else { nil }
  }
}

extension ServerModel: CustomStringConvertible {
  public var description: String {
    switch self {
    case .wsgi(let processes, let threads): "WSGI, \(processes.of("process", "processes")) × \(threads.of("thread"))"
    case .asgi(let processes, let sensitivity):
      "ASGI, \(processes.of("process", "processes")), sync views on \(sensitivity)"
    case .split(let sync, let threads, let async):
      "split, sync paths to WSGI, \(sync.of("process", "processes")) × \(threads.of("thread")), "
        + "async paths to ASGI, \(async.of("process", "processes"))"
    }
  }
}

extension ServerModel.ThreadSensitivity: CustomStringConvertible {
  public var description: String {
    switch self {
    case .oneThread: "one thread"
    case .pool(let size): "a pool of \(size)"
    case .perRequest: "a thread per request"
    }
  }
}

extension Int {
  /// The number with its noun: `1.of("thread")` is "1 thread", `2.of("thread")` is "2 threads".
  public func of(_ singular: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}
