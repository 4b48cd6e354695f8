import Histories

extension Property {
  /// WK-3: a process that is held does not hold up its siblings.
  public static let answersBesideAHeldProcess = Property(
    "WK-3", "keeps answering on its other processes while one is held",
    page: Page(
      why: """
        Several processes are bought so that one slow request costs one of them. A lock that spans processes, such as an \
        accept mutex kept while a request runs, turns them back into one.
        """,
      mend: "Look for a lock, a file or a socket that the workers share and that is kept while a request is worked on.",
      otherwise: "One slow request stops the whole server, however many workers it has.",
      references: ["https://docs.gunicorn.org/en/stable/design.html", "https://uvicorn.dev/deployment/"]),
    inapplicable: Applicability.severalProcesses,
    scenario: { model in
      Scenario(
        "holds one process and asks the others",
        [
          .send(Batch(.gate, .one(model.slotsPerProcess ?? 1))), .awaitInside(.all),
          .send(Batch(.identity, .others(2))), .awaitAnswers, .open,
        ])
    },
    judge: { history, _ in
      let held = history.spans(at: .view)
      guard let holder = held.max(by: { $0.exit - $0.enter < $1.exit - $1.enter }) else {
        return .inconclusive(history.because("no request was seen held"))
      }
      let names = Set(held.map(\.request))
      let asked = history.requests.filter { !names.contains($0.request) }
      for request in asked where !held.contains(where: { history.answered(request, while: $0) }) {
        guard request.ending != .failed else { return history.disturbance ?? .inconclusive("\(request.request) failed") }
        return .violated(
          Evidence(
            "\(request.request) was not answered by the other processes while \(holder.request) "
              + "was held in process \(holder.site.place?.process ?? 0)",
            witnesses: [request, holder], releases: history.release(of: holder.request).map { [$0] } ?? []))
      }
      guard !asked.isEmpty else { return .inconclusive(history.because("no other process could be asked")) }
      return .upheld(
        Exercise(
          opportunities: asked.count,
          "\(asked.count.of("request was", "requests were")) answered by other processes while one was held"))
    })
}
