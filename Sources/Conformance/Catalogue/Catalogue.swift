/// Every property the kit knows, in the order in which reports show them.
public enum Catalogue {
  public static let all: [Property] =
    // First how the application is called, since where that is not as promised little of what follows can be judged.
    [.isCalledByItsProtocol] + Property.routesBySyncAndAsync + [
      .runsDeclaredProcesses, .admitsItsSlots, .answersBesideAHeldProcess, .spreadsNewConnections,
    ] + Property.blockingOperationsHold + [
      .asyncViewsHoldTheirWorker,
      .syncViewsTakeTurns, .syncViewsShareAThread, .syncViewsLeaveTheLoop, .poolAdmitsItsSize,
      .requestsHaveThreadsOfTheirOwn, .admitsEveryClient, .passesFullWorkersBy,
    ] + Property.finishesNestedCalls + Property.syncCallsGoWhereTheySay + [
      .asyncViewsOverlap, .asyncViewsPassHeldSyncViews, .keepsItsLoopFree, .asyncViewsOverlapBehindSyncMiddleware,
      .asyncRequestsHaveBackendsOfTheirOwn,
      .oneHolderOfARow, .holdersOfDifferentRowsOverlap, .requestsHaveBackendsOfTheirOwn,
      .holdsItsConnections, .deliversWhatItsModelPredicts,
    ]

  /// The property of that ID, in any mixture of capitals.
  public static func property(_ id: Property.ID) -> Property? {
    all.first { $0.id.rawValue.lowercased() == id.rawValue.lowercased() }
  }

  /// The properties that a selector names: an ID ("TS-1", "WK-5.sleep"), an ID with all of its cases ("WK-5"), or a section ("WK").
  public static func matching(_ selector: String) -> [Property] {
    let wanted = selector.lowercased()
    return all.filter { property in
      [property.id.rawValue, property.id.family, property.id.section].contains { $0.lowercased() == wanted }
    }
  }

  /// What the letters in front of an ID stand for, in the order of reports.
  public static let sections: [(name: String, title: String)] = [
    ("RT", "protocol and routing"), ("WK", "workers"), ("TS", "sync views"), ("AS", "async views"),
    ("TX", "locks and transactions"),
    ("CN", "database connections"), ("CP", "capacity"),
  ]
}
