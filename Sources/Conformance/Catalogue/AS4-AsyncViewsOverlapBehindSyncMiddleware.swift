import Histories

extension Property {
  /// AS-4: a sync middleware in front of an async view does not make the requests take turns.
  ///
  /// It is asked of every model. Where sync code has few threads, the middleware may have one while its own code runs, but
  /// not while the view behind it waits.
  public static let asyncViewsOverlapBehindSyncMiddleware = Property(
    "AS-4", "keeps async views concurrent behind sync middleware",
    page: Page(
      why: """
        One middleware without async support in the list makes Django run everything behind it from a thread that waits. \
        Up to 3.2 that is the one thread of the process, so async views take turns: 12 at once become 1. From 4.0 on each \
        request parks a thread of its own.
        """,
      mend: "Find the middleware that is sync only and give it an async path.",
      django:
        "Django's log names it (\"adapted for middleware\" at level debug); Django 4.0 and newer need no such path.",
      otherwise: "Async views run one after the other, for the sake of a middleware that has long done its work.",
      references: [
        "https://docs.djangoproject.com/en/5.2/topics/async/#performance",
        "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#asynchronous-support",
      ]),
    inapplicable: { [Applicability.loop, Applicability.asyncViews].first(for: $0) },
    scenario: { model in
      let count = max(Scenario.dozen, (model.slotsPerProcess(for: model.countedView) ?? 0) + Scenario.surplus)
      return Scenario(
        "holds \(count) async requests behind a sync middleware in each process",
        [.send(Batch(.asyncBehindSync, .each(count))), .awaitInside(.all), .open])
    },
    judge: { history, _ in
      EverybodyInside(noun: "async views behind sync middleware").verdictForEachProcess(on: history)
    })
}
