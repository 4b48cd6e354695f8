import Histories

extension Property {
  /// TS-4: a pool of K runs K sync views at once in each process, no fewer and no more.
  public static let poolAdmitsItsSize = Property(
    "TS-4", "runs up to K sync views at once in each process, and no more",
    page: Page(
      why: """
        A pool is a promise in both directions: K views at once is the capacity that was planned with, and no more than K \
        is what the database was sized for. An upgrade of asgiref from 3.2 to 3.3 silently made it one.
        """,
      mend: """
        With fewer: compare the lock file with the one that ran before, or run more processes. With more: bound the pool, \
        or the connections. A pool of database connections is none of threads: where only queries stop at a number, declare \
        `database: {pool: 4}`.
        """,
      django: """
        Django 3.0 with asgiref 3.3.0 or newer, and Django 3.1 and 3.2 with any, run sync views on one thread: upgrade to \
        Django 4.0 or newer.
        """,
      starlette: """
        Starlette and FastAPI run `def` endpoints on AnyIO's limiter, which has 40 threads unless the app sets another \
        number (`anyio.to_thread.current_default_thread_limiter().total_tokens`).
        """,
      otherwise: "Sync requests queue behind each other although the pool you count on would have room.",
      references: [
        "https://github.com/django/asgiref/issues/316", "https://github.com/django/asgiref/issues/218",
        "https://github.com/django/channels/issues/1587",
      ]),
    inapplicable: Applicability.pool,
    scenario: { .fill($0.countedView, of: $0) },
    judge: { history, model in
      let bound = AdmissionBound(slots: model.slotsPerProcess(for: model.countedView) ?? 1, noun: "sync views")
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      if let evidence = bound.shortfall(in: history) { return .violated(evidence) }
      return bound.exercise(in: history)
    })
}
