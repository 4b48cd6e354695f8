import Histories

extension Property {
  /// TS-8: calls that go from sync to async code and back come to an end. Four cases, one for each shape that did not.
  public static let finishesNestedCalls = [
    finishes("wait-for", "a sync call awaited with a timeout", .nestedWaitFor, issue: 348),
    finishes("gather", "two sync calls gathered", .nestedGather, issue: 323),
    finishes("task", "a sync call in a task", .nestedTask, issue: 249),
    finishes("task-left-behind", "a sync call in a task left behind", .nestedTaskLeftBehind, issue: 492),
  ]

  private static func finishes(_ label: String, _ shape: String, _ view: View, issue: Int) -> Property {
    Property(
      ID("TS-8.\(label)"), "finishes nested async-to-sync and sync-to-async calls: \(shape)",
      page: Page(
        why: """
          A sync view that calls async code blocks its thread until that ends, and the async code's own sync calls want \
          that very thread. Whether they find their way back depends on the version of asgiref and on the shape of the \
          calls; where they do not, they wait for each other for ever. Async views behind sync middleware nest likewise.
          """,
        mend: """
          Upgrade asgiref, or take the task and the timeout out of what a sync view calls through `async_to_sync`.
          """,
        django: "With Django 3.0, asgiref 3.3.1 finishes none of the four shapes and 3.13.0 all of them.",
        otherwise: "A request never ends, and with one thread for all sync views no other one begins.",
        references: [
          "https://github.com/django/asgiref/issues/\(issue)",
          "https://github.com/django/asgiref/blob/main/CHANGELOG.txt",
        ]),
      inapplicable: Applicability.loop,
      scenario: { _ in
        Scenario(
          "runs nested calls in each process: \(shape)", [.send(Batch(view, .each(1))), .awaitAnswers])
      },
      judge: { history, _ in
        for failure in history.failures where failure.kind == .unfinished {
          guard let request = history.request(failure.request) else { continue }
          let process = history.process(of: request).map { "process \($0)" } ?? "the server"
          return .violated(
            Evidence(
              "\(process) did not finish the nested calls of \(failure.request): \(failure.reason)",
              witnesses: [request]))
        }
        if let gap = history.gap(at: .work) { return gap }
        let finished = Set(history.spans(at: .work).compactMap(\.site.place?.process))
        if let process = history.processes.sorted().first(where: { !finished.contains($0) }) {
          return .inconclusive(history.because("no request was sent to process \(process)"))
        }
        guard !finished.isEmpty else { return .inconclusive(history.because("no process was seen")) }
        return .upheld(
          Exercise(
            opportunities: history.requests.count,
            "\(history.requests.count.of("request")) in \(finished.count.of("process", "processes")) came to an end"))
      })
  }
}
