/// What the server is: its gateway, its processes, and where its sync views run.
enum ReferenceModel: Hashable, Sendable {
  /// Blocking workers: each process runs `threads` requests at once, sync and async views alike; nil is a thread for each
  /// request.
  case wsgi(processes: Int, threads: Int?)
  /// Blocking workers whose requests share one thread: each has a greenlet, which switches to another one where it waits,
  /// but for the operations in which the thread itself stops.
  case greenlets(processes: Int, count: Int, stopsIn: Set<Operation>)
  /// Event loops: async views share the loop, sync views run where `SyncViews` says.
  case asgi(processes: Int, SyncViews)

  /// Where the sync views of one process run under ASGI.
  enum SyncViews: Hashable, Sendable {
    case oneThread
    case pool(Int)
    case perRequest

    /// The size of asyncio's default pool (https://docs.python.org/3/library/concurrent.futures.html).
    static func pythonDefault(cpus: Int) -> Int { min(32, max(1, cpus) + 4) }
  }

  var processes: Int {
    switch self {
    case .wsgi(let processes, _), .greenlets(let processes, _, _), .asgi(let processes, _): processes
    }
  }

  var isASGI: Bool { if case .asgi = self { true } else { false } }
}

extension ReferenceModel: CustomStringConvertible {
  var description: String {
    switch self {
    case .wsgi(let processes, let threads?): "WSGI, processes: \(processes), threads of each: \(threads)"
    case .wsgi(let processes, nil): "WSGI, processes: \(processes), each request on a thread of its own"
    case .greenlets(let processes, let count, let stops):
      "WSGI, processes: \(processes), greenlets of each: \(count)"
        + (stops.isEmpty ? "" : ", all stopped by: \(stops.map(\.rawValue).sorted().joined(separator: " "))")
    case .asgi(let processes, .oneThread): "ASGI, processes: \(processes), sync views of each on one thread"
    case .asgi(let processes, .pool(let size)): "ASGI, processes: \(processes), sync views of each on a pool of \(size)"
    case .asgi(let processes, .perRequest): "ASGI, processes: \(processes), each sync view on a thread of its own"
    }
  }
}
