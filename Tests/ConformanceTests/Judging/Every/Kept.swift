import Conformance
import Testing

/// A property with a drawing that upholds it: what else happens to such a server is put to all judges alike.
struct Kept: Sendable, CustomTestStringConvertible {
  var judged: Judged
  var diagram: String
  /// What is said where nothing was seen.
  var nothing: String
  /// Where every request has to be seen; `nil` if it need not be.
  var place: String?

  init(_ judged: Judged, _ diagram: String, nothing: String, unseen place: String? = nil) {
    (self.judged, self.diagram, self.nothing, self.place) = (judged, diagram, nothing, place)
  }

  var testDescription: String { judged.testDescription }

  static let all = workers + syncViews + asyncViews + transactions + connections + routed + throughput

  private static let one = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)
  private static let perRequest = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
  private static let worker = ServerModel.wsgi(processes: 1, threads: 1)

  private static let workers =
    [
      Kept(
        Judged(.isCalledByItsProtocol, worker), answered + "\ncalled wsgi a",
        nothing: "no answer says how the application was called"),
      Kept(Judged(.runsDeclaredProcesses, worker), answered, nothing: "no process answered"),
      Kept(
        Judged(.answersBesideAHeldProcess, .wsgi(processes: 2, threads: 1)), beside("p2"),
        nothing: "no request was seen held"),
      Kept(
        Judged(.spreadsNewConnections, .wsgi(processes: 3, threads: 1)), spread,
        nothing: "0 processes of 3 answered, and an even share is that of all of them"),
      Kept(
        Judged(.blockingOperationsHold[0], worker), inFlight,
        nothing: "no request had to wait for 1 slot of its process", unseen: "at work"),
    ]
    + [
      Property.admitsItsSlots, .blockingOperationsHold[1], .blockingOperationsHold[2], .asyncViewsHoldTheirWorker,
    ].map { Kept(Judged($0, worker), Drawn.two, nothing: "no process was seen", unseen: "inside") }

  private static let syncViews =
    [
      Kept(Judged(.syncViewsTakeTurns, one), Drawn.two, nothing: "no process was seen", unseen: "inside"),
      Kept(Judged(.syncViewsShareAThread, one), Drawn.two, nothing: "no process was seen", unseen: "inside"),
      Kept(Judged(.syncViewsLeaveTheLoop, one), besideLoop, nothing: "nobody was seen inside", unseen: "inside"),
      Kept(
        Judged(.poolAdmitsItsSize, .asgi(processes: 1, threadSensitive: .pool(1))), Drawn.two,
        nothing: "no process was seen", unseen: "inside"),
      Kept(
        Judged(.requestsHaveThreadsOfTheirOwn, perRequest), threads, nothing: "nobody was seen inside",
        unseen: "inside"),
      Kept(
        Judged(.admitsEveryClient, perRequest), crowd,
        nothing: "0 requests were seen inside, and it takes 45 to judge", unseen: "inside"),
      Kept(
        Judged(.passesFullWorkersBy, .asgi(processes: 2, threadSensitive: .oneThread)), besideIdle,
        nothing: "0 processes answered, and it takes two"),
      Kept(Judged(.syncCallsGoWhereTheySay[0], one), Drawn.two, nothing: "no process was seen", unseen: "inside"),
      Kept(
        Judged(.syncCallsGoWhereTheySay[1], one, processors: 1), turns(slots: 5), nothing: "no process was seen",
        unseen: "inside"),
    ]
    + Property.finishesNestedCalls.map {
      Kept(Judged($0, one), answered, nothing: "no process was seen", unseen: "at work")
    }

  private static let asyncViews = [
    Kept(Judged(.asyncViewsOverlap, perRequest), together, nothing: "nobody was seen inside", unseen: "inside"),
    Kept(
      Judged(.asyncViewsPassHeldSyncViews, one), beside("p1"),
      nothing: "no async request could be sent to a process of the kit's choice"),
    Kept(Judged(.keepsItsLoopFree, perRequest), beside("p1"), nothing: "no process was seen"),
    Kept(
      Judged(.asyncViewsOverlapBehindSyncMiddleware, one), together, nothing: "nobody was seen inside",
      unseen: "inside"),
    Kept(
      Judged(.asyncRequestsHaveBackendsOfTheirOwn, perRequest), together, nothing: "nobody was seen inside",
      unseen: "inside"),
  ]

  private static let transactions = [
    Kept(
      Judged(.oneHolderOfARow, .wsgi(processes: 2, threads: 1)), locked,
      nothing: "no request was seen waiting for the row while another one held it", unseen: "inside"),
    Kept(
      Judged(.holdersOfDifferentRowsOverlap, .wsgi(processes: 1, threads: 2)), together,
      nothing: "0 requests were seen inside, and it takes 2 to judge", unseen: "inside"),
    Kept(
      Judged(.requestsHaveBackendsOfTheirOwn, .wsgi(processes: 1, threads: 2)), together,
      nothing: "no two requests were inside a transaction together", unseen: "inside"),
  ]

  private static let routed =
    zip(Property.routesBySyncAndAsync, [("gate", "async", "x"), ("async-blocking", "identity", "a")]).map {
      property, words in
      Kept(
        Judged(property, .split(syncProcesses: 1, threads: 1, asyncProcesses: 1)),
        beside("p2") + "\nasked \(words.0) a\nasked \(words.1) x\nloop p3/t3  [\(words.2)]",
        nothing: "0 of the 1 request that hold the whole side were seen held together")
    }

  private static let connections = [
    Kept(
      Judged(.holdsItsConnections, .wsgi(processes: 1, threads: 2).pooling(1)), Drawn.two,
      nothing: "no process was seen",
      unseen: "inside")
  ]

  private static let throughput = [
    Kept(Judged(.deliversWhatItsModelPredicts, worker), ticked, nothing: "no tick came", unseen: "inside")
  ]
}
