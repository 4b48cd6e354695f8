import Conformance
import Histories
import Testing

@Suite("A pool of database connections")
struct PooledSlotsTests {
  private static let model = ServerModel.asgi(processes: 2, threadSensitive: .perRequest).pooling(4)

  @Test("bounds the views that need a connection, and no others")
  func slots() {
    for view in View.allCases {
      let needsOne = [
        .ready, .gate, .rowGate, .affinity, .backend, .asyncBackend, .sensitiveCall, .insensitiveCall,
      ].contains(view)
      #expect(needsOne == (Self.model.slotsPerProcess(for: view) == 4), "\(view)")
    }
    #expect(Self.model.slotsPerProcess(for: .asyncBlocking) == 1)
    #expect(Self.model.slotsPerProcess(for: .web) == nil)
  }

  @Test("leaves it to other views to count the threads, where it has fewer connections")
  func counted() {
    #expect(Self.model.countedView == .web)
    #expect(ServerModel.wsgi(processes: 1, threads: 4).pooling(2).countedView == .web)
    for model in [ServerModel.wsgi(processes: 1, threads: 4), .wsgi(processes: 1, threads: 4).pooling(4)] {
      #expect(model.countedView == .gate)
    }
    let stopped = Executor.greenlets(Executor.Greenlets(1000, blockedBy: [.query]))
    #expect(ServerModel(Side(processes: 1, stopped)).pooling(4).countedView == .gate)
    let figures = Figures(promisedBy: Self.model)
    #expect((figures.syncAtOncePerProcess, figures.backendsAtPeak) == (.unbounded, .exactly(8)))
  }

  @Test("is filled in an experiment as long as the kit sends so many")
  func reach() {
    func reach(_ count: Int) -> Int? {
      ServerModel.asgi(processes: 1, threadSensitive: .perRequest).pooling(count).slotsInReach(for: .gate)
    }
    #expect((reach(43), reach(44)) == (43, nil))
  }

  @Test("is named with the model, and noted where requests never use it up")
  func words() {
    #expect(
      Self.model.description == "ASGI, 2 processes, sync views on a thread per request, 4 database connections in each")
    #expect(Self.model.notes.isEmpty)
    #expect(
      ServerModel.wsgi(processes: 1, threads: 2).pooling(3).notes == [
        "the file promises database: {pool: 3}, and no property asks for that yet"
      ])
  }
}
