/// A server that is to be drawn, in the terms in which one is configured.
package struct Drawing: Sendable {
  /// The worker processes of one gateway.
  package enum Workers: Hashable, Sendable {
    /// Each with so many threads that take whole requests; `nil` is a thread for each request.
    case blocking(processes: Int, threads: Int?)
    /// Each with one thread, whose greenlets take a connection each, so many at once, and switch where they wait; but for
    /// the waits that are named, in which the thread itself stands still.
    case greenlets(processes: Int, count: Int, standsStill: Set<Wait>)
    /// Each with an event loop, and threads beside it for sync views.
    case loops(processes: Int, sync: SyncThreads)
  }

  /// Where an event loop has its sync views run.
  package enum SyncThreads: Hashable, Sendable {
    case one, perRequest
    case pool(Int)
  }

  /// Where the kernel puts new connections until somebody accepts them.
  package enum Queue: String, Hashable, Sendable {
    /// One socket that all workers listen on.
    case shared
    /// A socket for each worker; the kernel chooses, whoever is free.
    case perWorker = "per worker"
  }

  /// Which gateway a router sends paths to.
  package struct Routes: Hashable, Sendable {
    package var sync: Int
    package var async: Int
    package init(sync: Int, async: Int) { (self.sync, self.async) = (sync, async) }

    /// Those of a router with a flaw.
    func with(_ flaw: Flaw?) -> Routes {
      switch flaw {
      case .crossedRouter: Routes(sync: async, async: sync)
      case .routesAllToSync: Routes(sync: sync, async: sync)
      case .routesAllToAsync: Routes(sync: async, async: async)
      default: self
      }
    }
  }

  /// One gateway, or two behind a router.
  package var gateways: [Workers]
  package var routes: Routes?
  package var queue = Queue.shared
  package var keepsAlive = true
  /// Whether a balancer stands before the workers that takes all connections and sends each request on over one of its own:
  /// to each worker in turn, where each has a socket.
  package var isBalanced = false
  /// Whether an event loop that wakes up accepts all connections that wait, and not only one.
  package var acceptsAll = false
  /// Whether a thread keeps its Postgres connection when a request is over.
  package var keepsBackends = false
  /// How many Postgres connections each process has in a pool, which a request gives back at its end; `nil` where it opens one.
  package var pooledBackends: Int?
  /// Whether a view that is to sleep does so.
  package var sleeps = true
  /// How long a worker that is told to end goes on with what it has accepted, in milliseconds.
  package var grace = 30_000
  /// Whether another worker takes the place of one that was sent a signal and ended.
  package var replacesWorkers = true
  /// After how many requests a worker ends, so that another one takes its place, or up to a quarter later; `nil` is never.
  package var recyclesAfter: Int?
  /// How many processors the machine has, which sizes the default pool for calls of async views.
  package var processors: Int
  package var pace = Pace()
  package var flaw: Flaw?
  package var trouble: Trouble?

  package init(_ gateways: [Workers], routes: Routes? = nil, processors: Int) {
    (self.gateways, self.routes, self.processors) = (gateways, routes, processors)
  }
}

/// How long things take in a drawn server, in microseconds; each time is drawn from its range.
package struct Pace: Hashable, Sendable {
  /// From one end of a connection to the other.
  package var network = 50...400
  /// Until a worker that could accept does so.
  package var accept = 20...400
  /// One short piece of work: parsing a request, running a view that does nothing.
  package var work = 50...500
  /// Opening a connection to Postgres.
  package var connect = 1_000...8_000
  /// One short statement.
  package var query = 100...800
  /// One look at the gate.
  package var look = 500...1_500

  package init() {}
}
