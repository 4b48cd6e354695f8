import Histories

extension Property {
  /// AS-1: async views of one process run at the same time.
  public static let asyncViewsOverlap = Property(
    "AS-1", "runs async views of one process at the same time",
    page: Page(
      why: """
        The one reason to run an event loop is that a view that waits costs nothing. A blocking call, a lock or a sync \
        adapter in the way turns the loop into a queue, and nothing in the logs says so. Blocking workers with a thread \
        for each request promise the same at another price.
        """,
      mend: """
        Look for a blocking call inside `async def`, for sync middleware around it, for a lock that is kept across an await.
        """,
      otherwise: "Async requests of one process wait for each other, as if there were no event loop.",
      references: ["https://docs.djangoproject.com/en/5.2/topics/async/#performance"]),
    gateways: .any, inapplicable: { [Applicability.unboundedAsyncViews, Applicability.asyncViews].first(for: $0) },
    scenario: { model in
      guard !model.isSplit else { return .crowdAnywhere(.asyncHeld) }
      return Scenario(
        "holds a crowd of async requests in one process and a few in each other one",
        [
          .send(Batch(.asyncHeld, .one(model.crowd))), .send(Batch(.asyncHeld, .others(Scenario.few))),
          .awaitInside(.all), .open,
        ])
    },
    judge: { history, model in
      let judge = EverybodyInside(
        noun: "async views", atLeast: model.isSplit ? model.asyncSide.processes.upperBound + 1 : 2)
      // A router deals the crowd out as it likes: of more requests than processes, two have met in one.
      return model.isSplit ? judge.verdict(on: history) : judge.verdictForEachProcess(on: history)
    })
}
