import Conformance
import Testing

@Suite("Which property speaks about a server with a pool of database connections")
struct PooledApplicabilityTests {
  private static let perRequest = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
  private static let few = ServerModel.wsgi(processes: 1, threads: 2)

  private func reason(_ property: Property, _ model: ServerModel) -> String? {
    property.inapplicable(Subject("x", model))
  }

  @Test("is CN-1, where requests use it up, or the file names the most of them")
  func connections() {
    #expect(reason(.holdsItsConnections, Self.perRequest.pooling(4)) == nil)
    #expect(reason(.holdsItsConnections, Self.few.pooling(1)) == nil)
    #expect(
      reason(.holdsItsConnections, Self.few.pooling(3))
        == "no more than 2 sync views of a process run at once, which never uses up its pool of 3 connections")
    #expect(
      reason(.holdsItsConnections, Self.perRequest) == "the model does not say how many database connections there are")
    func declared(_ model: ServerModel, _ count: Int) -> String? {
      reason(.holdsItsConnections, ServerModel(model.syncSide, backends: count))
    }
    #expect(declared(Self.perRequest, 44) == nil && declared(Self.few, 1) == nil)
    #expect(
      declared(Self.perRequest, 45)
        == "the model has at most 45 connections, and no more requests than that are held in a query at once")
    #expect(declared(Self.few, 2)?.hasPrefix("the model has at most 2 connections") == true)
  }

  @Test("is none that has two queries of one process meet, where that has one connection")
  func alone() {
    let meeting: [Property] = [
      .requestsHaveThreadsOfTheirOwn, .asyncRequestsHaveBackendsOfTheirOwn, .oneHolderOfARow,
      .holdersOfDifferentRowsOverlap,
      .requestsHaveBackendsOfTheirOwn, .syncCallsGoWhereTheySay[0], .syncCallsGoWhereTheySay[1],
    ]
    for property in meeting {
      #expect(
        reason(property, Self.perRequest.pooling(1))
          == "a process has one database connection in its pool, so no two of these requests can meet in it")
      #expect(reason(property, Self.perRequest.pooling(2)) == nil)
    }
  }

  @Test("is not WK-5.query, since who waits for a connection is in no query")
  func queries() {
    #expect(
      reason(.blockingOperationsHold[1], Self.few.pooling(1))
        == "a request waits for a connection of its process's pool, of 1, before it waits in a query, so that the pool and not "
        + "the worker is seen there")
    #expect(reason(.blockingOperationsHold[1], Self.few.pooling(2)) == nil)
    for index in [0, 2] { #expect(reason(.blockingOperationsHold[index], Self.few.pooling(1)) == nil) }
  }

  @Test(
    "is asked with views that take no connection, where those count threads",
    arguments: [
      (Property.admitsItsSlots, few.pooling(1)), (.admitsEveryClient, perRequest.pooling(4)),
      (.poolAdmitsItsSize, .asgi(processes: 1, threadSensitive: .pool(3)).pooling(2)),
      (.answersBesideAHeldProcess, .wsgi(processes: 2, threads: 2).pooling(1)),
      (.passesFullWorkersBy, .asgi(processes: 2, threadSensitive: .pool(3)).pooling(2)),
      (.asyncViewsPassHeldSyncViews, perRequest.pooling(4)),
    ])
  func counted(_ property: Property, _ model: ServerModel) {
    let sent = property.scenario(model).steps.compactMap { step -> View? in
      if case .send(let batch) = step { batch.view } else { nil }
    }
    #expect(sent.first == .web)
  }
}
