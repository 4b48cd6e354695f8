/// The ways in which the server can be made wrong, each of them in that one way only.
enum Fault: String, CaseIterable, Sendable {
  /// One process fewer than the model says is started.
  case missingProcess = "missing-process"
  /// One process more than the model says is started.
  case extraProcess = "extra-process"
  /// Nobody takes the place of a worker that ends since it has answered as many requests as it was to.
  case losesRecycledWorkers = "loses-recycled-workers"
  /// Each WSGI process has one thread fewer.
  case missingThread = "missing-thread"
  /// Each WSGI process has one thread more.
  case extraThread = "extra-thread"
  /// While a WSGI view sleeps, its slot is given to another request.
  case lendsThreadWhileSleeping = "lends-thread-while-sleeping"
  /// While a WSGI view waits in a query, at the gate or in `pg_sleep`, its slot is given to another request.
  case lendsThreadWhileQuerying = "lends-thread-while-querying"
  /// While the WSGI view `web` waits for its web request, its slot is given to another request.
  case lendsThreadWhileCalling = "lends-thread-while-calling"
  /// A WSGI worker hands an async view to a background thread and is free at once; the answer follows when it ends.
  case asyncViewsOffWorker = "async-views-off-worker"
  /// A process works on requests only while it holds a lock of all processes, which it keeps while any of them runs.
  case acceptMutex = "accept-mutex"
  /// One WSGI process accepts two connections more than it has threads for; the others take what it has left for a while.
  case oneGreedyWorker = "one-greedy-worker"
  /// A query stops all greenlets of its process, though it is not named as one that does.
  case stopsInQueries = "stops-in-queries"
  /// A web request stops all greenlets of its process, though it is not named as one that does.
  case stopsInCalls = "stops-in-calls"
  /// Greenlets switch while one sleeps, though that is named as what stops all of them.
  case switchesInSleep = "switches-in-sleep"
  /// Greenlets switch while one waits in a query, though that is named as what stops all of them.
  case switchesInQueries = "switches-in-queries"
  /// Greenlets switch while one waits for a web request, though that is named as what stops all of them.
  case switchesInCalls = "switches-in-calls"
  /// Each request has a thread of its own, where a greenlet of one thread is named.
  case greenletsOnThreads = "greenlets-on-threads"
  /// Blocking workers call the application, where event loops with a thread for each request are named.
  case blockingWorkers = "blocking-workers"
  /// Event loops with a thread for each request call the application, where blocking workers are named.
  case eventLoops = "event-loops"
  /// The one thread for sync views is two.
  case secondThread = "second-thread"
  /// The one thread for sync views is a fresh one for each view, though still one at a time.
  case threadPerView = "thread-per-view"
  /// Sync views run on the thread of the event loop.
  case syncViewsOnLoop = "sync-views-on-loop"
  /// The pool for sync views has one thread fewer.
  case poolOneShort = "pool-one-short"
  /// The pool for sync views has one thread more.
  case poolOneOver = "pool-one-over"
  /// A thread of the pool for sync views that finds nothing to do while others work is idle until all are.
  case retiresIdleThreads = "retires-idle-threads"
  /// With a thread for each request, its middleware runs on another thread than its view.
  case middlewareElsewhere = "middleware-elsewhere"
  /// With a thread for each request, no more than 32 sync views run at once in a process.
  case cappedThreads = "capped-threads"
  /// A process with as many sync views as it has threads for goes on accepting connections, though others have room.
  case acceptsWhileFull = "accepts-while-full"
  /// The async views of a process run one after the other, though none blocks the event loop.
  case asyncViewsTakeTurns = "async-views-take-turns"
  /// An async view begins only once the threads for sync views have had a place for it, as behind sync middleware;
  /// with a thread for each request, once no sync view runs.
  case asyncViewsWaitForSync = "async-views-wait-for-sync"
  /// The view `async` waits at the upstream in a blocking call, and so blocks the event loop.
  case blockingAsyncViews = "blocking-async-views"
  /// A sync middleware keeps its thread while the async view behind it runs.
  case syncMiddlewareKeepsThread = "sync-middleware-keeps-thread"
  /// A thread-sensitive call of an async view runs on the default pool, like one that is not.
  case sensitiveCallsOnPool = "sensitive-calls-on-pool"
  /// A call of an async view that is not thread-sensitive runs on the one thread of those that are.
  case insensitiveCallsOnOneThread = "insensitive-calls-on-one-thread"
  /// A sync view that waits for async code makes none of the sync calls that come back from it.
  case nestedCallsWaitForThemselves = "nested-calls-wait-for-themselves"
  /// Views that should lock a row read it without `FOR UPDATE`.
  case skipsRowLock = "skips-row-lock"
  /// Views that lock a row lock the whole table first.
  case locksWholeTable = "locks-whole-table"
  /// The view `backend` uses one connection for the whole process, with its statements one after the other.
  case sharesBackend = "shares-backend"
  /// The view `async-backend` uses one connection for the whole process.
  case sharesAsyncBackend = "shares-async-backend"
  /// The pool of database connections of each process has one fewer.
  case databasePoolOneShort = "database-pool-one-short"
  /// The pool of database connections of each process has one more.
  case databasePoolOneOver = "database-pool-one-over"

  /// The router sends sync paths to the event loops and async paths to the blocking workers.
  case crossedRouter = "crossed-router"
  /// The router sends all paths to the blocking workers.
  case routesAllToSync = "routes-all-to-sync"
  /// The router sends all paths to the event loops.
  case routesAllToAsync = "routes-all-to-async"

  /// Whether the processes need a lock that one of them at a time can have.
  var needsTurns: Bool { self == .acceptMutex || self == .oneGreedyWorker }
}
