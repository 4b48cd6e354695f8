import Testing

@testable import ReferenceServer

@Suite("Faults", .timeLimit(.minutes(10)))
struct FaultTests {
  private static let models: [ReferenceModel] = [
    .wsgi(processes: 1, threads: 1), .wsgi(processes: 5, threads: 1), .wsgi(processes: 1, threads: 5),
    .asgi(processes: 1, .oneThread), .asgi(processes: 5, .oneThread), .asgi(processes: 1, .pool(6)),
    .asgi(processes: 1, .perRequest), .asgi(processes: 2, .perRequest), .wsgi(processes: 2, threads: nil),
    .greenlets(processes: 1, count: 10, stopsIn: []),
    .greenlets(processes: 2, count: 2, stopsIn: Set(Operation.allCases)),
  ]

  @Test func areKnownByTheirNames() {
    #expect(
      Fault.allCases.map(\.rawValue) == [
        "missing-process", "extra-process", "loses-recycled-workers", "missing-thread", "extra-thread",
        "lends-thread-while-sleeping",
        "lends-thread-while-querying", "lends-thread-while-calling", "async-views-off-worker", "accept-mutex",
        "one-greedy-worker", "stops-in-queries", "stops-in-calls", "switches-in-sleep", "switches-in-queries",
        "switches-in-calls", "greenlets-on-threads", "blocking-workers", "event-loops", "second-thread",
        "thread-per-view",
        "sync-views-on-loop", "pool-one-short",
        "pool-one-over", "retires-idle-threads",
        "middleware-elsewhere", "capped-threads", "accepts-while-full", "async-views-take-turns",
        "async-views-wait-for-sync",
        "blocking-async-views", "sync-middleware-keeps-thread", "sensitive-calls-on-pool",
        "insensitive-calls-on-one-thread", "nested-calls-wait-for-themselves", "skips-row-lock", "locks-whole-table",
        "shares-backend", "shares-async-backend", "database-pool-one-short", "database-pool-one-over", "crossed-router",
        "routes-all-to-sync", "routes-all-to-async",
      ])
  }

  @Test(arguments: Fault.allCases)
  func eachSuitsSomeModel(fault: Fault) {
    let split = Layout.split(sync: .wsgi(processes: 2, threads: 2), async: .asgi(processes: 2, .oneThread))
    #expect((Self.models.map(Layout.one) + [split]).contains { fault.obstacle(in: $0) == nil })
  }

  @Test(
    arguments: [
      (.missingProcess, nil), (.extraThread, nil), (.acceptsWhileFull, nil), (.secondThread, nil),
      (.crossedRouter, nil), (.routesAllToSync, nil), (.routesAllToAsync, nil), (.asyncViewsTakeTurns, nil),
      (.missingThread, "no thread"), (.poolOneOver, "--thread-sensitive false"),
      (.cappedThreads, "--threads per-request"),
    ] as [(Fault, String?)])
  func areThoseOfOneSideOrOfTheRouter(fault: Fault, reason: String?) {
    let obstacle = fault.obstacle(
      in: .split(sync: .wsgi(processes: 2, threads: 1), async: .asgi(processes: 2, .oneThread)))
    if let reason { #expect(obstacle?.contains(reason) == true) } else { #expect(obstacle == nil) }
  }

  @Test func ofAThreadForEachRequestAreThoseOfTheSideThatHasThem() {
    let (blocking, bounded) = (
      ReferenceModel.wsgi(processes: 1, threads: nil), ReferenceModel.wsgi(processes: 1, threads: 1)
    )
    #expect(Fault.cappedThreads.side(in: blocking) == .sync)
    #expect(Fault.cappedThreads.side(in: bounded) == .async)
    #expect(Fault.cappedThreads.obstacle(in: .split(sync: bounded, async: .asgi(processes: 1, .perRequest))) == nil)
  }

  @Test(arguments: [
    (Fault.missingProcess, ReferenceModel.wsgi(processes: 1, threads: 1), "no process"),
    (.missingThread, .wsgi(processes: 2, threads: 1), "no thread"),
    (.poolOneShort, .asgi(processes: 1, .pool(1)), "no thread"),
    (.acceptMutex, .asgi(processes: 1, .oneThread), "several processes"),
    (.oneGreedyWorker, .wsgi(processes: 1, threads: 1), "several processes"),
    (.extraThread, .asgi(processes: 1, .oneThread), "blocking workers"),
    (.extraThread, .wsgi(processes: 1, threads: nil), "a number of threads"),
    (.asyncViewsTakeTurns, .wsgi(processes: 1, threads: 1), "event loops"),
    (.blockingWorkers, .asgi(processes: 1, .oneThread), "--thread-sensitive perRequest"),
    (.blockingWorkers, .wsgi(processes: 1, threads: nil), "event loops"),
    (.eventLoops, .wsgi(processes: 1, threads: 2), "--threads per-request"),
    (.secondThread, .asgi(processes: 1, .pool(6)), "--thread-sensitive true"),
    (.poolOneOver, .asgi(processes: 1, .perRequest), "--thread-sensitive false"),
    (.cappedThreads, .wsgi(processes: 1, threads: 1), "--thread-sensitive perRequest"),
    (.acceptsWhileFull, .asgi(processes: 1, .oneThread), "several processes"),
    (.acceptsWhileFull, .asgi(processes: 2, .perRequest), "--thread-sensitive true or false"),
    (.acceptsWhileFull, .wsgi(processes: 2, threads: 1), "--thread-sensitive true or false"),
    (.sensitiveCallsOnPool, .asgi(processes: 1, .perRequest), "--thread-sensitive true or false"),
    (.insensitiveCallsOnOneThread, .wsgi(processes: 1, threads: 1), "--thread-sensitive true or false"),
    (.blockingAsyncViews, .wsgi(processes: 1, threads: 1), "event loops"),
    (.syncMiddlewareKeepsThread, .asgi(processes: 1, .perRequest), "--thread-sensitive true or false"),
    (.crossedRouter, .wsgi(processes: 1, threads: 1), "--gateway split"),
    (.missingThread, .greenlets(processes: 1, count: 1, stopsIn: []), "no greenlet"),
    (.lendsThreadWhileSleeping, .greenlets(processes: 1, count: 1, stopsIn: []), "a number of threads"),
    (.greenletsOnThreads, .wsgi(processes: 1, threads: 1), "--greenlets"),
    (.stopsInQueries, .greenlets(processes: 1, count: 2, stopsIn: [.querying]), "--blocked-by query says"),
    (.switchesInCalls, .greenlets(processes: 1, count: 2, stopsIn: [.querying]), "needs --blocked-by web"),
  ])
  func sayWhyAModelCannotHaveThem(fault: Fault, model: ReferenceModel, reason: String) {
    #expect(fault.obstacle(in: model)?.contains(reason) == true)
  }

  @Test(arguments: models)
  func changeNoNumbersWhenThereIsNone(model: ReferenceModel) {
    let plan = Plan(model, nil)
    #expect(plan.processes == model.processes)
    switch model {
    case .wsgi(_, let threads?): #expect(plan.threads == .kept(threads))
    case .wsgi(_, nil): #expect(plan.threads == .fresh(atMost: nil))
    case .greenlets(_, let count, let stops): #expect(plan.threads == .shared(count, stopsIn: stops))
    case .asgi(_, .oneThread): #expect(plan.threads == .kept(1))
    case .asgi(_, .pool(let size)): #expect(plan.threads == .kept(size))
    case .asgi(_, .perRequest): #expect(plan.threads == .fresh(atMost: nil))
    }
  }

  @Test(arguments: [
    (Fault.missingProcess, ReferenceModel.wsgi(processes: 5, threads: 2), 4, Plan.Threads.kept(2)),
    (.extraProcess, .asgi(processes: 1, .oneThread), 2, .kept(1)),
    (.missingThread, .wsgi(processes: 1, threads: 5), 1, .kept(4)),
    (.extraThread, .wsgi(processes: 1, threads: 1), 1, .kept(2)),
    (.secondThread, .asgi(processes: 1, .oneThread), 1, .kept(2)),
    (.threadPerView, .asgi(processes: 1, .oneThread), 1, .fresh(atMost: 1)),
    (.syncViewsOnLoop, .asgi(processes: 1, .pool(6)), 1, .loop),
    (.poolOneShort, .asgi(processes: 1, .pool(6)), 1, .kept(5)),
    (.poolOneOver, .asgi(processes: 1, .pool(6)), 1, .kept(7)),
    (.cappedThreads, .asgi(processes: 2, .perRequest), 2, .fresh(atMost: 32)),
    (.cappedThreads, .wsgi(processes: 2, threads: nil), 2, .fresh(atMost: 32)),
    (.middlewareElsewhere, .wsgi(processes: 1, threads: nil), 1, .fresh(atMost: nil)),
    (.missingThread, .greenlets(processes: 1, count: 3, stopsIn: []), 1, .shared(2, stopsIn: [])),
    (.stopsInQueries, .greenlets(processes: 1, count: 3, stopsIn: []), 1, .shared(3, stopsIn: [.querying])),
    (.switchesInSleep, .greenlets(processes: 1, count: 3, stopsIn: [.sleeping]), 1, .shared(3, stopsIn: [])),
    (.greenletsOnThreads, .greenlets(processes: 1, count: 3, stopsIn: []), 1, .shared(3, stopsIn: nil)),
  ])
  func ofNumbersChangeThem(fault: Fault, model: ReferenceModel, processes: Int, threads: Plan.Threads) {
    #expect(Plan(model, fault).processes == processes)
    #expect(Plan(model, fault).threads == threads)
  }

  @Test(
    arguments: [
      (ReferenceModel.asgi(processes: 2, .oneThread), nil, 1), (.asgi(processes: 3, .pool(6)), nil, 6),
      (.asgi(processes: 3, .pool(6)), .acceptsWhileFull, nil), (.asgi(processes: 2, .oneThread), .secondThread, 2),
      (.asgi(processes: 2, .oneThread), .syncViewsOnLoop, nil), (.asgi(processes: 1, .oneThread), nil, nil),
      (.asgi(processes: 2, .perRequest), nil, nil), (.wsgi(processes: 2, threads: 1), nil, nil),
    ] as [(ReferenceModel, Fault?, Int?)])
  func leaveConnectionsToSiblingsOrNot(model: ReferenceModel, fault: Fault?, room: Int?) {
    #expect(Plan(model, fault).room == room)
  }
}
