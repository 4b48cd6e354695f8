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
          .send(Batch(model.countedView, .one(model.slotsInReach(for: model.countedView) ?? 1))), .awaitInside(.all),
          .send(Batch(.identity, .others(2))), .awaitAnswers, .open,
        ])
    },
    judge: { history, model in
      if let disturbance = history.disturbance { return disturbance }
      let views = history.processes.sorted().map { history.held(in: $0) }
      guard let holders = views.max(by: { $0.count < $1.count }), let held = holders.first?.site.place?.process else {
        return .inconclusive(history.because("no request was seen held"))
      }
      let slots = model.slotsInReach(for: model.countedView) ?? 1
      guard holders.count >= slots else {
        return .inconclusive(history.because("process \(held) had \(holders.count) of its \(slots.of("slot")) held"))
      }
      let judge = AnswersBesideHolders(slots: slots, holders: holders, history: history)
      let names = Set(history.spans(at: .view).map(\.request))
      let asked = history.requests.filter { request in
        !names.contains(request.request) && history.process(of: request).map { $0 != held } ?? false
      }
      var unclear: Span?
      for request in asked {
        switch judge.finding(on: request) {
        case .inTime: continue
        case .unclear: unclear = unclear ?? request
        case .late(let holder, let release):
          return .violated(
            Evidence(
              "\(request.request) was not answered by the other processes while \(holder.request) "
                + "was held in process \(held)",
              witnesses: [request, holder], releases: [release]))
        }
      }
      if let unclear {
        return .inconclusive(
          history.because("it was not seen whether \(unclear.request) was answered while process \(held) was held"))
      }
      guard !asked.isEmpty else { return .inconclusive(history.because("no other process could be asked")) }
      return .upheld(
        Exercise(
          opportunities: asked.count,
          "\(asked.count.of("request was", "requests were")) answered by other processes while one was held"))
    })
}
