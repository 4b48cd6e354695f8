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
        the same threads, and for sync views that run on the loop itself.
        """,
      otherwise: "As soon as sync views use up their slots, async requests hang with them.",
      references: [
        "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#asynchronous-support",
        "https://github.com/django/channels/pull/1582",
      ]),
    inapplicable: { [Applicability.asgi, Applicability.asyncViews].first(for: $0) },
    scenario: { model in
      let placement = model.slotsPerProcess.map(Batch.Placement.each) ?? .one(Scenario.crowd)
      let asking = model.slotsPerProcess == nil ? Batch.Placement.one(2) : .each(2)
      return Scenario(
        "holds all sync slots and asks for an async view",
        [
          .send(Batch(.gate, placement)), .awaitInside(.all), .send(Batch(.asyncIdentity, asking)), .awaitAnswers, .open,
        ])
    },
    judge: { history, model in
      let held = history.spans(at: .view)
      let names = Set(held.map(\.request))
      var answered = 0
      for request in history.requests where !names.contains(request.request) {
        guard case .client(let process?) = request.site else { continue }
        let holders = held.filter { $0.site.place?.process == process }
        guard holders.count >= model.slotsPerProcess ?? Scenario.crowd, let holder = holders.first else {
          return .inconclusive(
            history.because("\(holders.count.of("sync slot")) of process \(process) were held, which are not all"))
        }
        if holders.contains(where: { history.answered(request, while: $0) }) {
          answered += 1
        } else if request.ending == .failed {
          return history.disturbance ?? .inconclusive("\(request.request) failed")
        } else {
          return .violated(
            Evidence(
              "the async view of \(request.request) was not answered by process \(process) "
                + "while \(holders.count.of("sync view was", "sync views were")) held there",
              witnesses: [request, holder], releases: history.release(of: holder.request).map { [$0] } ?? []))
        }
      }
      guard answered > 0 else {
        return .inconclusive(history.because("no async request could be sent to a process of the kit's choice"))
      }
      return .upheld(
        Exercise(
          opportunities: answered,
          "\(answered.of("async view was", "async views were")) answered while all sync slots were held"))
    })
}
