import Histories

extension Property {
  /// AS-2: sync views that are held do not keep async views of the same process from being answered.
  public static let asyncViewsPassHeldSyncViews = Property(
    "AS-2", "answers async views in a process whose own sync slots are all held",
    page: Page(
      why: """
        Sync views have their threads and async views have the loop. Health checks, websockets and async endpoints are put \
        on the same server on the promise that slow sync views leave the loop alone.
        """,
      mend: """
        Look for sync code in the path of async requests (middleware, authentication, session access), which queues for \
        the same threads, and for sync views that run on the loop itself; or serve sync views by processes of their own.
        """,
      django: """
        Django 3.1 and 3.2 begin every request, an async one too, with a signal on the thread of the sync views: upgrade \
        to Django 4.0 or newer, or serve sync views by WSGI.
        """,
      otherwise: "As soon as sync views use up their slots, async requests hang with them.",
      references: [
        "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#asynchronous-support",
        "https://github.com/django/channels/pull/1582",
        "https://github.com/django/django/blob/3.2.25/django/core/handlers/asgi.py",
      ]),
    inapplicable: { [Applicability.loop, Applicability.asyncViews].first(for: $0) },
    scenario: { model in
      let placement = model.slotsPerProcess(for: model.countedView).map(Batch.Placement.each) ?? .one(model.crowd)
      let asking = model.slotsPerProcess(for: model.countedView) == nil ? Batch.Placement.one(2) : .each(2)
      return Scenario(
        "holds all sync slots and asks for an async view",
        [
          .send(Batch(model.countedView, placement)), .awaitInside(.all), .send(Batch(.asyncIdentity, asking)),
          .awaitAnswers,
          .open,
        ])
    },
    judge: { history, model in
      if let disturbance = history.disturbance { return disturbance }
      let slots = model.slotsPerProcess(for: model.countedView) ?? model.crowd
      let names = Set(history.spans(at: .view).map(\.request))
      var answered = 0
      var doubt: String?
      for request in history.requests where !names.contains(request.request) {
        guard let process = history.process(of: request) else { continue }
        let holders = history.held(in: process)
        guard holders.count >= slots else {
          doubt =
            doubt
            ?? (model.slotsPerProcess(for: model.countedView) == nil
              ? "process \(process) had \(holders.count) of the \(slots.of("sync view")) held that the kit sent"
              : "process \(process) had \(holders.count) of its \(slots.of("sync slot")) held")
          continue
        }
        let judge = AnswersBesideHolders(
          slots: slots, holders: holders, history: history, isAboutOneProcess: true)
        switch judge.finding(on: request) {
        case .inTime: answered += 1
        case .unclear:
          doubt = doubt ?? "it was not seen whether \(request.request) was answered while all slots were held"
        case .late(let holder, let release):
          return .violated(
            Evidence(
              "the async view of \(request.request) was not answered by process \(process) "
                + "while \(holders.count.of("sync view was", "sync views were")) held there",
              witnesses: [request, holder], releases: [release]))
        }
      }
      if let doubt { return .inconclusive(history.because(doubt)) }
      guard answered > 0 else {
        return .inconclusive(history.because("no async request could be sent to a process of the kit's choice"))
      }
      return .upheld(
        Exercise(
          opportunities: answered,
          "\(answered.of("async view was", "async views were")) answered while all sync slots were held"))
    })
}
