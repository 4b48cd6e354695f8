import Conformance

extension Mutant {
  private static let blockingOperations: Set<Property.ID> = ["WK-5.sleep", "WK-5.query", "WK-5.web"]

  package static let all: [Mutant] =
    workers + greenlets + anotherProtocol + syncViews + asyncViews + transactions + databasePools + routers

  private static let workers: [Mutant] = [
    Mutant(
      fault: "missing-process", model: .wsgi(processes: 3, threads: 1), violates: ["WK-1"],
      mayLeaveUndecided: ["WK-2", "WK-4"]),
    Mutant(
      fault: "extra-process", model: .wsgi(processes: 2, threads: 1), violates: ["WK-1"],
      // Where clients are spread over more processes than they are counted for, some process has room to the end.
      mayLeaveUndecided: ["WK-2", "CP-1"]),
    // What is left of it does not last for more than the first few scenarios.
    Mutant(
      fault: "loses-recycled-workers",
      model: ServerModel.asgi(processes: 2, threadSensitive: true).recycling(after: 60),
      violates: ["WK-1"], mayLeaveUndecided: Set(Catalogue.all.map(\.id))),
    // A thread less is one holder of a row less, too, and no process is ever seen as full as it should be.
    Mutant(
      fault: "missing-thread", model: .wsgi(processes: 1, threads: 3), violates: ["WK-2", "TX-2", "CP-1"],
      mayLeaveUndecided: ["WK-5.sleep", "WK-5.query", "WK-5.web", "WK-6"]),
    Mutant(
      fault: "extra-thread", model: .wsgi(processes: 1, threads: 2),
      violates: blockingOperations.union(["WK-2", "WK-6", "CP-1"])),
    // Processes that take turns cannot be seen to contend for a row, or to use their backends side by side.
    Mutant(
      fault: "accept-mutex", model: .wsgi(processes: 2, threads: 1), violates: ["WK-2", "WK-3", "TX-2", "CP-1"],
      mayLeaveUndecided: ["TX-1", "TX-6"]),
    // A burst of one connection for each worker never gets beyond the greedy one, so nobody meets anybody.
    Mutant(
      fault: "one-greedy-worker", model: .wsgi(processes: 3, threads: 1), violates: ["WK-4"],
      mayLeaveUndecided: ["TX-1", "TX-2", "TX-6"]),
    Mutant(
      fault: "lends-thread-while-sleeping", model: .wsgi(processes: 1, threads: 1), violates: ["WK-5.sleep"]),
    // WK-2 counts requests that are held by a query.
    Mutant(
      fault: "lends-thread-while-querying", model: .wsgi(processes: 1, threads: 1), violates: ["WK-2", "WK-5.query"]),
    Mutant(
      fault: "lends-thread-while-calling", model: .wsgi(processes: 1, threads: 1), violates: ["WK-5.web", "CP-1"]),
    Mutant(fault: "async-views-off-worker", model: .wsgi(processes: 1, threads: 1), violates: ["WK-6"]),
  ]

  private static func switching(_ count: Int, blockedBy: Set<BlockingOperation> = []) -> ServerModel {
    ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(count, blockedBy: blockedBy))))
  }

  private static let greenlets: [Mutant] = [
    // One that stops the others in a query never comes to contend for a row.
    Mutant(
      fault: "stops-in-queries", model: switching(5), violates: ["WK-2", "WK-5.query", "TX-2"],
      mayLeaveUndecided: ["TX-1"]),
    Mutant(
      fault: "stops-in-calls", model: switching(5), violates: ["WK-5.web", "WK-6", "CP-1"],
      mayLeaveUndecided: ["TX-6"]),
    Mutant(
      fault: "switches-in-queries", model: switching(5, blockedBy: [.query]), violates: ["WK-2", "WK-5.query"]),
    Mutant(fault: "switches-in-sleep", model: switching(5, blockedBy: [.sleep]), violates: ["WK-5.sleep"]),
    Mutant(
      fault: "switches-in-calls", model: switching(5, blockedBy: [.web]), violates: ["WK-5.web", "WK-6", "CP-1"]),
    Mutant(fault: "greenlets-on-threads", model: switching(5), violates: ["TS-2"]),
    Mutant(
      fault: "missing-thread", model: switching(3),
      violates: ["WK-2", "WK-5.query", "WK-5.web", "WK-6", "TX-2", "CP-1"]),
    Mutant(
      fault: "extra-thread", model: switching(3),
      violates: ["WK-2", "WK-5.sleep", "WK-5.query", "WK-5.web", "WK-6", "CP-1"]),
  ]

  /// What cannot be said where the application is called otherwise than is named.
  private static let unjudged = Set(Catalogue.all.map(\.id)).subtracting(["RT-3", "WK-1", "TX-1", "TX-6"])

  private static let anotherProtocol: [Mutant] = [
    Mutant(
      fault: "blocking-workers", model: .asgi(processes: 1, threadSensitive: .perRequest), violates: ["RT-3"],
      mayLeaveUndecided: unjudged),
    Mutant(
      fault: "event-loops", model: .threadPerRequest(processes: 1), violates: ["RT-3"],
      mayLeaveUndecided: unjudged),
  ]

  private static let syncViews: [Mutant] = [
    // Thread-sensitive calls of async views share the thread of sync views, as long as there is one.
    Mutant(
      fault: "second-thread", model: .asgi(processes: 1, threadSensitive: true),
      violates: ["TS-1", "TS-2", "TS-9.true", "CP-1"]),
    Mutant(
      fault: "second-thread", model: .asgi(processes: 3, threadSensitive: true),
      violates: ["TS-1", "TS-2", "TS-9.true", "CP-1"]),
    Mutant(
      fault: "thread-per-view", model: .asgi(processes: 1, threadSensitive: true), violates: ["TS-2", "TS-9.true"]),
    // A loop that runs sync views answers nobody meanwhile.
    Mutant(
      fault: "sync-views-on-loop", model: .asgi(processes: 1, threadSensitive: true), violates: ["TS-3", "AS-2"]),
    // AS-2 wants all slots held, and one of them does not exist.
    Mutant(
      fault: "pool-one-short", model: .asgi(processes: 1, threadSensitive: .pool(3)),
      violates: ["TS-4", "TX-2", "CP-1"],
      mayLeaveUndecided: ["AS-2"]),
    Mutant(
      fault: "pool-one-short", model: .asgi(processes: 2, threadSensitive: .pool(3)),
      violates: ["TS-4", "TX-2", "CP-1"], mayLeaveUndecided: ["AS-2", "TS-7", "WK-3"]),
    Mutant(
      fault: "pool-one-over", model: .asgi(processes: 1, threadSensitive: .pool(3)), violates: ["TS-4", "CP-1"]),
    // Nobody notices as long as one request is let go at a time and another one is there to follow it.
    Mutant(
      fault: "retires-idle-threads", model: .asgi(processes: 1, threadSensitive: .pool(3)), violates: ["CP-1"]),
    Mutant(
      fault: "middleware-elsewhere", model: .asgi(processes: 1, threadSensitive: .perRequest), violates: ["TS-5"]),
    // AS-2 wants a crowd held, and the cap keeps it from coming in.
    Mutant(
      fault: "capped-threads", model: .asgi(processes: 1, threadSensitive: .perRequest),
      violates: ["TS-6", "TS-9.true"], mayLeaveUndecided: ["AS-2"]),
    Mutant(
      fault: "middleware-elsewhere", model: .threadPerRequest(processes: 1), violates: ["TS-5"]),
    Mutant(
      fault: "capped-threads", model: .threadPerRequest(processes: 1), violates: ["TS-6", "AS-1"]),
    Mutant(
      fault: "accepts-while-full", model: .asgi(processes: 3, threadSensitive: true), violates: ["TS-7"]),
    Mutant(
      fault: "nested-calls-wait-for-themselves", model: .asgi(processes: 1, threadSensitive: true),
      violates: ["TS-8.wait-for", "TS-8.gather", "TS-8.task", "TS-8.task-left-behind"]),
    Mutant(
      fault: "sensitive-calls-on-pool", model: .asgi(processes: 1, threadSensitive: true), violates: ["TS-9.true"]),
    Mutant(
      fault: "insensitive-calls-on-one-thread", model: .asgi(processes: 1, threadSensitive: true),
      violates: ["TS-9.false"]),
  ]

  private static let asyncViews: [Mutant] = [
    // Async requests that take turns cannot be seen to use their connections side by side.
    Mutant(
      fault: "async-views-take-turns", model: .asgi(processes: 1, threadSensitive: true),
      violates: ["AS-1", "AS-3", "AS-4", "TS-9.false"], mayLeaveUndecided: ["AS-5"]),
    Mutant(
      fault: "async-views-take-turns", model: .asgi(processes: 2, threadSensitive: .pool(3)),
      violates: ["AS-1", "AS-3", "AS-4", "TS-9.false"], mayLeaveUndecided: ["AS-5"]),
    Mutant(fault: "shares-async-backend", model: .asgi(processes: 1, threadSensitive: true), violates: ["AS-5"]),
    Mutant(
      fault: "blocking-async-views", model: .asgi(processes: 1, threadSensitive: true), violates: ["AS-1", "AS-3"]),
    Mutant(
      fault: "sync-middleware-keeps-thread", model: .asgi(processes: 1, threadSensitive: true), violates: ["AS-4"]),
    Mutant(fault: "async-views-wait-for-sync", model: .asgi(processes: 1, threadSensitive: true), violates: ["AS-2"]),
  ]

  /// Two gateways behind a router, of which the router is the guilty one, or one side.
  private static let routers: [Mutant] = [
    Mutant(
      fault: "crossed-router", model: .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
      violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "AS-1"]),
    Mutant(
      fault: "routes-all-to-sync", model: .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
      violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "AS-1", "WK-1"]),
    // Event loops answer async paths as they should.
    Mutant(
      fault: "routes-all-to-async", model: .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
      violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "WK-1"]),
    // The blocking workers are one short, so they are never all held.
    Mutant(
      fault: "missing-process", model: .split(syncProcesses: 2, threads: 1, asyncProcesses: 2), violates: ["WK-1"],
      mayLeaveUndecided: ["RT-1.sync-held"]),
    Mutant(
      fault: "async-views-take-turns", model: .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
      violates: ["AS-1"]),
    Mutant(
      fault: "blocking-async-views", model: .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
      violates: ["AS-1"]),
  ]

  /// How many there are is CN-1's question: what others count of calls that need a connection each is left to it.
  private static let databasePools: [Mutant] = [
    Mutant(
      fault: "database-pool-one-short", model: .asgi(processes: 1, threadSensitive: .perRequest).pooling(4),
      violates: ["CN-1", "TX-2"], mayLeaveUndecided: ["TS-9.true", "TS-9.false"]),
    Mutant(
      fault: "database-pool-one-short", model: .wsgi(processes: 1, threads: 4).pooling(3), violates: ["CN-1", "TX-2"]),
    Mutant(
      fault: "database-pool-one-over", model: .asgi(processes: 1, threadSensitive: .perRequest).pooling(3),
      violates: ["CN-1"], mayLeaveUndecided: ["TS-9.true", "TS-9.false"]),
    Mutant(
      fault: "database-pool-one-over", model: .wsgi(processes: 1, threads: 4).pooling(2), violates: ["CN-1"]),
    Mutant(
      fault: "insensitive-calls-on-one-thread", model: .asgi(processes: 1, threadSensitive: .oneThread).pooling(3),
      violates: ["TS-9.false"]),
  ]

  private static let transactions: [Mutant] = [
    Mutant(fault: "skips-row-lock", model: .wsgi(processes: 1, threads: 3), violates: ["TX-1"]),
    Mutant(fault: "locks-whole-table", model: .wsgi(processes: 1, threads: 3), violates: ["TX-2"]),
    Mutant(fault: "shares-backend", model: .wsgi(processes: 1, threads: 3), violates: ["TX-6"]),
  ]
}
