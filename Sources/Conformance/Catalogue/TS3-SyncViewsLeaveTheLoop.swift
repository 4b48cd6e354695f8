import Histories

extension Property {
  /// TS-3: a sync view never runs on the thread of the event loop.
  public static let syncViewsLeaveTheLoop = Property(
    "TS-3", "runs sync views off the event loop's thread",
    page: Page(
      why: """
        A sync view that runs on the loop's own thread blocks everything else in that process: other views, timers, \
        health checks, the very reading of requests.
        """,
      mend:
        "Call sync code through the framework's own adapter, never straight from a coroutine.",
      django: "Django's adapter is asgiref's `sync_to_async`.",
      starlette: "Starlette and FastAPI have `run_in_threadpool`, and run `def` endpoints by it themselves.",
      otherwise: "While one sync view waits, its process answers nobody.",
      references: [
        "https://docs.djangoproject.com/en/5.2/topics/async/",
        "https://asgi.readthedocs.io/en/latest/implementations.html",
      ]),
    inapplicable: Applicability.loop,
    scenario: { .fill(.gate, of: $0) },
    judge: { history, _ in
      let views = history.spans(at: .view)
      var told = 0
      for view in views {
        guard let loop = history.spans(at: .loop).first(where: { $0.request == view.request }) else { continue }
        guard loop.site.place?.thread != view.site.place?.thread else {
          return .violated(
            Evidence(
              "process \(view.site.place?.process ?? 0) ran the sync view of \(view.request) on its event loop's thread",
              witnesses: [view, loop]))
        }
        told += 1
      }
      if let gap = history.gap() { return gap }
      guard !views.isEmpty else { return .inconclusive(history.because("nobody was seen inside")) }
      guard told == views.count else {
        return .inconclusive(
          history.because(
            "\(told) of \(views.count.of("answer")) told the thread of the event loop; "
              + "wrap the app in the probe's ASGI application"))
      }
      return .upheld(Exercise(opportunities: told, "\(told.of("sync view")) ran beside the loop's thread"))
    })
}
