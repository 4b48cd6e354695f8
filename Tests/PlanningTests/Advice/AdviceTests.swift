import Conformance
import Foundation
import Planning
import Testing

@Suite("Advice")
struct AdviceTests {
  /// A server of which one property was looked at, and what of it was seen.
  private func results(
    _ model: ServerModel, versions: [String: String] = ["django": "5.2.19"], property: Property.ID = "WK-1",
    name: String = "shop",
    observed: (inout Figures) -> Void = { _ in }
  ) -> Results {
    let subject = Subject(name, model, versions: versions)
    var seen = Figures()
    observed(&seen)
    let server = ServerResult(
      name: name, file: "", model: "\(model)", claimed: Figures(promisedBy: model), observed: seen, versions: versions)
    return Results(
      kit: "0.1.0", host: .init(system: "Linux", cpus: 2), postgres: nil, servers: [server],
      outcomes: [Outcome(property, on: subject, .upheld(Exercise(opportunities: 1, "once")))])
  }

  private func advice(_ results: Results) throws -> CapacityAdvice {
    let all = CapacityAdvice.all(on: results)
    #expect(all.count == 1)
    return try #require(all.first)
  }

  private let one = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test("for sync views that take turns is what the talk recommends, with what each is predicted to bring")
  func takingTurns() throws {
    let found = try advice(results(one, versions: ["django": "3.0.14"]))
    #expect((found.cause, found.clients, found.unit, found.before) == (.syncViewsTakeTurns, 5, .perSecond, 1))
    #expect(found.options.map(\.action) == [.moreProcesses, .newerDjango, .blockingWorkers, .bothGateways])
    let after = found.options.map(\.after)
    #expect(after[1...] == [5, 5, 5] && after[0] > 1 && after[0] < 5)
    #expect(
      found.options.map(\.example) == [
        "upgraded331-uvicorn-5", "django52-uvicorn-1", "legacy-gunicorn-5", "django52-nginx-2",
      ])
    #expect(found.options[0].section == ServerModel.asgi(processes: 5, threadSensitive: .oneThread).section)
  }

  @Test("names a newer Django only where there is an older one", arguments: ["5.2.19", "4.0", "", "x"])
  func newerDjango(version: String) throws {
    let found = try advice(results(one, versions: ["django": version]))
    #expect(!found.options.map(\.action).contains(.newerDjango))
  }

  @Test("goes by what was seen, where that is not what was claimed")
  func observed() throws {
    let claimed = ServerModel.asgi(processes: 1, threadSensitive: .pool(6))
    let found = try advice(results(claimed, versions: ["django": "3.0.14"]) { $0.syncAtOncePerProcess = .exactly(1) })
    #expect(found.cause == .syncViewsTakeTurns)
    #expect(found.model == one)
    #expect(found.before == 1)
  }

  @Test("goes by a bound that was met, and by no claim that was seen exceeded")
  func certainty() throws {
    let pool = ServerModel.asgi(processes: 1, threadSensitive: .pool(6))
    let found = try advice(results(pool) { $0.syncAtOncePerProcess = .exactly(5) })
    #expect(found.cause == .poolBoundsSyncViews && found.model.slotsPerProcess(for: .gate) == 5)
    let capped = try advice(
      results(.asgi(processes: 1, threadSensitive: .perRequest)) { $0.syncAtOncePerProcess = .exactly(32) })
    #expect(capped.cause == .poolBoundsSyncViews && capped.model.slotsPerProcess(for: .gate) == 32)
    #expect(CapacityAdvice.all(on: results(pool) { $0.syncAtOncePerProcess = .atLeast(7) }).isEmpty)
    #expect(try advice(results(pool) { $0.syncAtOncePerProcess = .atLeast(6) }) == advice(results(pool)))
  }

  @Test("goes by what was seen of threads without a bound, and by no claim of them that nobody saw")
  func bounded() throws {
    for model in [ServerModel.asgi(processes: 1, threadSensitive: .perRequest), .threadPerRequest(processes: 1)] {
      #expect(CapacityAdvice.all(on: results(model) { $0.syncAtOncePerProcess = .atLeast(40) }).isEmpty)
      #expect(CapacityAdvice.all(on: results(model) { $0.syncAtOnce = .exactly(40) }).isEmpty)
      let unbounded = try advice(results(model) { $0.syncAtOncePerProcess = .unbounded })
      #expect(unbounded.cause == .nothingBoundsSyncViews)
    }
    let threads = ServerModel.threadPerRequest(processes: 1)
    #expect(CapacityAdvice.all(on: results(threads) { $0.syncAtOncePerProcess = .exactly(40) }).isEmpty)
    let workers = ServerModel.wsgi(processes: 5, threads: 1)
    let found = try advice(results(workers, property: "WK-6") { $0.syncAtOncePerProcess = .exactly(2) })
    #expect(found.model == .wsgi(processes: 5, threads: 2))
    #expect(
      CapacityAdvice.all(on: results(workers, property: "WK-6") { $0.syncAtOncePerProcess = .atLeast(2) }).isEmpty)
  }

  @Test(
    "names nothing that the framework which answered cannot do, and no server file of another one",
    arguments: [
      (["fastapi": "0.115", "starlette": "0.41"], [.moreProcesses], [nil]),
      (["starlette": "0.41"], [.moreProcesses], [nil]), (["node": "22.1"], [.moreProcesses], [nil]),
      ([:], [.moreProcesses], [nil]), (["django": "5.2", "fastapi": "0.115"], [.moreProcesses], [nil]),
      (
        ["django": "5.2.19"], [.moreProcesses, .blockingWorkers, .bothGateways],
        ["upgraded331-uvicorn-5", "legacy-gunicorn-5", "django52-nginx-2"]
      ), (["flask": "3.1"], [.moreProcesses, .blockingWorkers], [nil, "matrix/flask-gunicorn-5"]),
    ] as [([String: String], [AdviceOption.Action], [String?])])
  func framework(versions: [String: String], actions: [AdviceOption.Action], examples: [String?]) throws {
    let found = try advice(results(one, versions: versions))
    #expect(found.options.map(\.action) == actions)
    #expect(found.options.map(\.example) == examples)
    let unbounded = try advice(results(.asgi(processes: 1, threadSensitive: .perRequest), versions: versions))
    #expect(unbounded.options.map(\.action).contains(.blockingWorkers) == actions.contains(.blockingWorkers))
    let blocking = results(.wsgi(processes: 5, threads: 1), versions: versions, property: "WK-6")
    #expect(CapacityAdvice.all(on: blocking).isEmpty == !actions.contains(.bothGateways))
  }

  @Test("does not name more processes to a server that has them")
  func fiveProcesses() throws {
    let found = try advice(results(.asgi(processes: 5, threadSensitive: .oneThread)))
    #expect(found.options.map(\.action) == [.blockingWorkers, .bothGateways])
    #expect(found.before < 3)
  }

  @Test("for a pool is more processes, up to five")
  func pool() throws {
    let found = try advice(results(.asgi(processes: 1, threadSensitive: .pool(6))))
    #expect(found.before == 6)
    #expect(found.options.map(\.action) == [.moreProcesses])
    #expect(found.options[0].after > 10 && found.options[0].after <= 30)
    #expect(CapacityAdvice.all(on: results(.asgi(processes: 5, threadSensitive: .pool(6)))).isEmpty)
  }

  @Test("for a thread per request is a bound, unless the file promises one")
  func unbounded() throws {
    var results = results(.asgi(processes: 1, threadSensitive: .perRequest))
    let found = try advice(results)
    #expect((found.cause, found.clients, found.unit, found.before) == (.nothingBoundsSyncViews, 120, .atOnce, 120))
    #expect(found.options.map(\.action) == [.connectionPool, .blockingWorkers])
    #expect(found.options.map(\.after) == [20, 20])
    #expect(found.options[0].section.hasSuffix("sync-views: thread-per-request\n  database: {pool: 20}"))
    results.servers[0].claimed.backendsAtPeak = .exactly(60)
    #expect(CapacityAdvice.all(on: results).isEmpty)
  }

  @Test("for a pool that is smaller than the threads is a larger one, as far as threads can use it")
  func pooled() throws {
    let unbounded = ServerModel.asgi(processes: 2, threadSensitive: .perRequest)
    for (model, before, size) in [
      (unbounded.pooling(4), 8, 10), (ServerModel.wsgi(processes: 1, threads: 5).pooling(3), 3, 5),
    ] as [(ServerModel, Double, Int)] {
      let found = try advice(
        results(model) { $0.syncAtOncePerProcess = model.slotsPerProcess(for: .web).map { .exactly($0) } ?? .unbounded }
      )
      #expect((found.cause, found.unit, found.before) == (.poolBoundsQueries, .atOnce, before))
      #expect(found.options.map(\.model) == [model.pooling(size)])
      #expect(found.options.map(\.after) == [Double(size * model.processes.upperBound)])
    }
    for enough in [6, 10] { #expect(CapacityAdvice.all(on: results(unbounded.pooling(enough))).isEmpty) }
    var wrong = results(unbounded.pooling(4), property: "CN-1")
    wrong.outcomes[0].verdict = .violated(Evidence("a claim", witnesses: []))
    #expect(CapacityAdvice.all(on: wrong).isEmpty)
  }

  @Test("for blocking workers comes where async views were seen to hold them")
  func blocking() throws {
    let workers = ServerModel.wsgi(processes: 5, threads: 1)
    let found = try advice(results(workers, property: "WK-6"))
    #expect((found.cause, found.clients, found.before) == (.asyncViewsHoldWorkers, 20, 5))
    #expect(found.options.map(\.action) == [.asyncPathsToASGI])
    #expect(found.options.map(\.after) == [20])
    #expect(CapacityAdvice.all(on: results(workers)).isEmpty)
  }

  @Test("is none for what the talk calls the gold standard, for what could not be looked at, and for nonsense")
  func none() {
    #expect(CapacityAdvice.all(on: results(.split(syncProcesses: 2, threads: 1, asyncProcesses: 2))).isEmpty)
    var unreachable = results(one)
    unreachable.servers[0].failure = "the server ended before it was ready"
    #expect(CapacityAdvice.all(on: unreachable).isEmpty)
    for count in [-1, 0, 1001] {
      #expect(CapacityAdvice.all(on: results(.wsgi(processes: count, threads: count), property: "WK-6")).isEmpty)
      #expect(CapacityAdvice.all(on: results(.asgi(processes: count, threadSensitive: .oneThread))).isEmpty)
      #expect(CapacityAdvice.all(on: results(.asgi(processes: 1, threadSensitive: .pool(count)))).count == 0)
    }
  }

  @Test("survives counts that a saved file may have and no machine") func overflow() {
    var saved = results(one)
    let model = ServerModel.wsgi(processes: .max, threads: 1)
    saved.outcomes = [Outcome("WK-6", on: Subject("shop", model), .upheld(Exercise(opportunities: 1, "once")))]
    #expect(CapacityAdvice.all(on: saved).isEmpty)
  }

  @Test("is looked for once") func once() {
    var found = results(one).advised()
    #expect(found.advice?.count == 1)
    found.advice = []
    #expect(found.advised().advice == [])
  }

  @Test("names server files that the kit has") func examples() throws {
    let models: [ServerModel] = [
      one, .asgi(processes: 5, threadSensitive: .oneThread), .asgi(processes: 1, threadSensitive: .pool(6)),
      .asgi(processes: 1, threadSensitive: .perRequest), .wsgi(processes: 5, threads: 1),
    ]
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../fixtures/servers")
    for versions in [["django": "3.2"], ["flask": "3.1"]] {
      for model in models {
        for option in CapacityAdvice.all(on: results(model, versions: versions, property: "WK-6")).flatMap(\.options) {
          guard let example = option.example else { continue }
          #expect(FileManager.default.fileExists(atPath: root.appending(path: example + ".yaml").path))
        }
      }
    }
  }
}
