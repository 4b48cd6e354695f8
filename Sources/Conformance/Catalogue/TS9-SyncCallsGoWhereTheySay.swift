import Histories

extension Property {
  /// TS-9: an async view's sync calls run where their `thread_sensitive` argument says. Two cases.
  public static let syncCallsGoWhereTheySay = [sensitiveCallsAreConfined, insensitiveCallsUseThePool]

  private static let references = [
    "https://docs.djangoproject.com/en/5.2/topics/async/#asgiref.sync.sync_to_async",
    "https://github.com/django/asgiref#threading",
    "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_in_executor",
  ]

  private static let sensitiveCallsAreConfined = Property(
    "TS-9.true", "confines what async views call with thread_sensitive=True to one thread",
    page: Page(
      why: """
        The ORM, and whatever else is bound to its thread, is called from async views on the promise that all such calls \
        share one thread: the process's, or with a context for each request the request's own. Where a pool of database \
        connections is smaller than the threads, it is asked only whether they take turns.
        """,
      mend: """
        Pass `thread_sensitive=True` (the default since asgiref 3.3.0) for code that is not safe for threads; with older \
        versions say so at each call. Where it is passed, the threads are not those that the file claims: see TS-4 to TS-6.
        """,
      otherwise:
        "Code that counts on one thread runs on several at once, or the async views of all requests queue for one.",
      references: references),
    inapplicable: {
      [Applicability.loop, Applicability.asyncViews, Applicability.severalConnections(for: .sensitiveCall)].first(
        for: $0)
    },
    scenario: { .fill(.sensitiveCall, of: $0) },
    judge: { history, model in
      let noun = "thread-sensitive calls"
      let side = model.side(for: .sensitiveCall)
      if side.isBoundByPool(for: .sensitiveCall), let connections = side.pooledConnections {
        return PooledCalls(connections: connections, noun: noun).verdict(on: history)
      }
      guard let slots = model.slotsPerProcess(for: .sensitiveCall) else {
        return EverybodyInside(noun: noun, atLeast: Scenario.crowd, isAboutOneProcess: true).verdict(on: history)
      }
      let bound = AdmissionBound(slots: slots, noun: noun)
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      for process in history.processes.sorted() {
        let calls = history.spans(at: .view, in: process)
        guard let first = calls.first else { continue }
        if let stranger = calls.first(where: { $0.site.place?.thread != first.site.place?.thread }) {
          return .violated(
            Evidence(
              "process \(process) ran the thread-sensitive calls of \(first.request) and \(stranger.request) "
                + "on different threads",
              witnesses: [first, stranger]))
        }
      }
      return bound.exercise(in: history)
    })

  private static let insensitiveCallsUseThePool = Property(
    "TS-9.false", "runs what async views call with thread_sensitive=False on a default pool",
    page: Page(
      why: """
        Calls that are safe for threads are marked so that they run beside each other: min(32, cpus + 4) at once in each \
        process, the size of asyncio's default pool. Fewer throws the concurrency away, more needs more connections. \
        Where a pool of database connections is smaller than the default pool, it is asked only whether they take turns.
        """,
      mend: """
        Look for a parent `async_to_sync` (a sync middleware, a sync view), whose thread all calls below it come back to \
        in older versions of asgiref, and for `loop.set_default_executor`.
        """,
      otherwise:
        "Blocking calls of async views queue behind each other, or take more threads and connections than planned.",
      references: references),
    inapplicable: {
      [Applicability.loop, Applicability.asyncViews, Applicability.severalConnections(for: .insensitiveCall)].first(
        for: $0)
    },
    scenario: { .fill(.insensitiveCall, of: $0) },
    judge: { history, model in
      guard let processors = history.processors else {
        return .inconclusive(history.because("the history does not say how many processors sized the pool"))
      }
      let (noun, threads) = ("calls on the default pool", PythonDefaults.poolSize(cpus: processors))
      if let connections = model.side(for: .insensitiveCall).pooledConnections, connections < threads {
        return PooledCalls(connections: connections, noun: noun).verdict(on: history)
      }
      let bound = AdmissionBound(slots: threads, noun: noun)
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      if let evidence = bound.shortfall(in: history) { return .violated(evidence) }
      return bound.exercise(in: history)
    })
}
