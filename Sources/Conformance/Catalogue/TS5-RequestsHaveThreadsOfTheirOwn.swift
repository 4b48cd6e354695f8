import Histories

extension Property {
  /// TS-5: the sync work of one request stays on one thread, and that thread is the request's own.
  public static let requestsHaveThreadsOfTheirOwn = Property(
    "TS-5", "runs all sync work of one request on one thread of its own: middleware, view and ORM",
    page: Page(
      why: """
        With a context for each request, what is bound to a thread is bound to the request: a transaction that middleware \
        opens is the one that the view writes in, and no other request can be on that thread meanwhile.
        """,
      mend: "Give each request one thread for all of its sync work, and never hand a part of that to a pool.",
      django: "Django has asgiref's `ThreadSensitiveContext` for that, entered once around the whole request.",
      otherwise: "A transaction that middleware opened is not the one the view writes in, or is another request's.",
      references: [
        "https://github.com/django/asgiref/issues/368",
        "https://docs.djangoproject.com/en/4.0/releases/4.0/",
      ]),
    inapplicable: { [Applicability.perRequest, Applicability.severalConnections(for: .affinity)].first(for: $0) },
    scenario: { model in
      Scenario(
        "holds a few requests that note the threads of their middleware, view and query",
        [
          .send(Batch(.affinity, .each(min(model.slotsPerProcess(for: .affinity) ?? Scenario.few, Scenario.few)))),
          .awaitInside(.all), .open,
        ])
    },
    judge: { history, _ in
      let views = history.held()
      for view in views {
        let others = [Stage.middleware, .query].flatMap { history.spans(at: $0) }.filter { $0.request == view.request }
        if let stray = others.first(where: { $0.site.place?.thread != view.site.place?.thread }) {
          return .violated(
            Evidence(
              "\(view.request) ran its view on thread \(view.site.place?.thread ?? 0) and its "
                + "\(stray.site.stage?.rawValue ?? "") on thread \(stray.site.place?.thread ?? 0)",
              witnesses: [view, stray]))
        }
      }
      let pairs = views.overlappingPairs().filter { $0.site.place?.process == $1.site.place?.process }
      if let (one, other) = pairs.first(where: { $0.site.place?.thread == $1.site.place?.thread }) {
        return .violated(
          Evidence("\(one.request) and \(other.request) were on one thread at the same time", witnesses: [one, other]))
      }
      for stage in [Stage.view, .middleware, .query] {
        if let gap = history.gap(at: stage) { return gap }
      }
      for process in history.processes.sorted() where !pairs.contains(where: { $0.0.site.place?.process == process }) {
        return .inconclusive(history.because("no two requests were inside process \(process) together"))
      }
      guard !pairs.isEmpty else { return .inconclusive(history.because("nobody was seen inside")) }
      return .upheld(
        Exercise(
          opportunities: pairs.count,
          "\(views.count) requests kept to a thread each, and \(pairs.count.of("pair")) of them were inside together"))
    })
}
