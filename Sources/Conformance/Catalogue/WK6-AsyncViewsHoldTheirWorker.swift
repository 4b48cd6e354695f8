import Histories

extension Property {
  /// WK-6: under WSGI an async view blocks its worker like any other.
  public static let asyncViewsHoldTheirWorker = Property(
    "WK-6", "under WSGI, is held by an async view as by a sync one",
    page: Page(
      why: """
        A WSGI server runs an async view through `async_to_sync`: the worker waits for it to end. An `async def` on WSGI \
        therefore buys no concurrency, and a team that counts on some finds out in production.
        """,
      mend: "Serve async paths by an ASGI server, or count async views like sync ones.",
      otherwise: "The server runs more at once than its threads, and what a worker holds is held by several requests.",
      references: ["https://docs.djangoproject.com/en/5.2/topics/async/"]),
    inapplicable: { [Applicability.places, Applicability.asyncViews].first(for: $0) },
    scenario: { .fill(.asyncHeld, of: $0) },
    judge: { history, model in
      let bound = PromisedSlots(model, for: .asyncHeld, noun: "async views", judge: "WK-2")
      if let evidence = bound.excess(in: history) ?? bound.shortfallOfGreenlets(in: history) {
        return .violated(evidence)
      }
      return bound.exercise(in: history)
    })
}
