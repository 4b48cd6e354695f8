import Histories

extension Property {
  /// RT-1: sync paths go to WSGI and async paths to ASGI, and neither holds the other up; a case for each side that is held.
  public static let routesBySyncAndAsync: [Property] = [
    routes(
      "sync-held", "answers async paths by its event loops while all of its blocking workers are held",
      inapplicable: Applicability.boundedSyncViews,
      scenario: { model in
        Scenario(
          "fills all blocking workers through the router and asks for async paths",
          [
            .send(Batch(model.countedView, .anywhere((model.slots(for: model.countedView) ?? 1) + Scenario.surplus))),
            .awaitInside(.total(model.slots(for: model.countedView) ?? 1)),
            .quiet, .send(Batch(.asyncIdentity, .anywhere(asked(of: model)))), .awaitAnswers, .chain,
          ])
      },
      held: { model, _ in model.slots(for: model.countedView) ?? 1 }),
    routes(
      "async-held", "answers sync paths by its blocking workers while all of its event loops are blocked",
      scenario: { model in
        // One after the other: a blocked loop accepts nothing, so the next request goes to one that is still free.
        let block = [Scenario.Step.send(Batch(.asyncBlocking, .anywhere(1))), .awaitInside(.all)]
        return Scenario(
          "blocks the event loops one by one through the router and asks for sync paths",
          Array(repeating: block, count: loops(of: model)).joined()
            + [.send(Batch(.identity, .anywhere(asked(of: model)))), .awaitAnswers, .open])
      },
      held: { model, _ in loops(of: model) }),
  ]

  private static func routes(
    _ side: String, _ title: String, inapplicable: @escaping @Sendable (Subject) -> String? = { _ in nil },
    scenario: @escaping @Sendable (ServerModel) -> Scenario,
    held: @escaping @Sendable (ServerModel, History) -> Int
  ) -> Property {
    Property(
      ID("RT-1.\(side)"), title,
      page: Page(
        why: """
          Two gateways behind one router give blocking code its workers and async code its loops, and neither can starve \
          the other. It hangs on a list of paths in the router's configuration, which is written by hand and wrong without \
          an error: both gateways answer every path.
          """,
        mend: """
          Compare the router's list of paths with the views: those that are `async def` belong to the ASGI server, all \
          others to the WSGI server. Let each path have one place, and no default that reaches a third.
          """,
        otherwise: "Slow sync requests stop the async ones, or one async request that blocks stops the sync ones.",
        references: [
          "https://docs.djangoproject.com/en/5.2/howto/deployment/",
          "https://nginx.org/en/docs/http/ngx_http_core_module.html#location",
        ]),
      gateways: .two,
      inapplicable: { [Applicability.asyncViews, Applicability.knownProcesses, inapplicable].first(for: $0) },
      scenario: scenario,
      judge: { history, model in
        Routing(history: history, slots: held(model, history)).verdict()
      })
  }

  private static func loops(of model: ServerModel) -> Int { model.asyncSide.processes.upperBound }

  /// So many requests that each process of the side that is asked gets some, if it takes its share.
  private static func asked(of model: ServerModel) -> Int { 2 * model.processes.upperBound }
}
