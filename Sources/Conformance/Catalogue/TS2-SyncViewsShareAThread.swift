import Histories

extension Property {
  /// TS-2: all sync views of a process run on one and the same thread.
  public static let syncViewsShareAThread = Property(
    "TS-2", "runs all sync views of a process on one and the same thread",
    page: Page(
      why: """
        Taking turns is not enough for what is bound to a thread: connections, thread-locals, C libraries that must be \
        called from the thread that set them up. Thread-sensitive mode promises the same thread every time, and so do \
        greenlets, which all run on the native thread of their process.
        """,
      mend: "Keep such state with the request instead of its thread, or declare the model that the server really has.",
      django: "Under Django `asgiref.local.Local` keeps it with the request.",
      otherwise: "What one request left on its thread is missing, or somebody else's, in the next one.",
      references: [
        "https://docs.djangoproject.com/en/3.2/topics/async/#asgiref.sync.sync_to_async",
        "https://github.com/django/asgiref/issues/368",
      ]),
    inapplicable: Applicability.oneNativeThread,
    scenario: { .fill(.gate, of: $0) },
    judge: { history, _ in
      var compared = 0
      var alone: Int?
      for process in history.processes.sorted() {
        let views = history.spans(at: .view, in: process)
        if views.count < 2 { alone = alone ?? process }
        guard let first = views.first else { continue }
        if let stranger = views.first(where: { $0.site.place?.thread != first.site.place?.thread }) {
          return .violated(
            Evidence(
              "process \(process) ran \(first.request) and \(stranger.request) on different threads",
              witnesses: [first, stranger]))
        }
        compared += views.count - 1
      }
      if let gap = history.gap() { return gap }
      if let alone { return .inconclusive(history.because("process \(alone) was not seen to run two sync views")) }
      guard compared > 0 else { return .inconclusive(history.because("no process was seen")) }
      return .upheld(
        Exercise(
          opportunities: compared,
          "\(compared.of("more sync view", "more sync views")) ran on the thread of the first one of their process"))
    })
}
