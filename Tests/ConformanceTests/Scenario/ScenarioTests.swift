import Conformance
import Testing

@Suite("The scenarios of the catalogue")
struct ScenarioTests {
  static let models = [
    ServerModel.wsgi(processes: 1, threads: 1), .wsgi(processes: 5, threads: 1), .wsgi(processes: 2, threads: 4),
    .asgi(processes: 1, threadSensitive: .oneThread), .asgi(processes: 5, threadSensitive: .oneThread),
    .asgi(processes: 2, threadSensitive: .pool(6)), .asgi(processes: 1, threadSensitive: .pool(32)),
    .asgi(processes: 2, threadSensitive: .perRequest).recycling(after: 30),
    .wsgi(processes: 3, threads: 1).recycling(after: 20),
    .asgi(processes: 2, threadSensitive: .pool(6)).recycling(after: 1),
    .asgi(processes: 3, threadSensitive: .perRequest), .split(syncProcesses: 2, threads: 3, asyncProcesses: 1),
  ]

  @Test("let everybody go whom they hold", arguments: Catalogue.all, models)
  func released(property: Property, model: ServerModel) {
    var held = false
    for step in property.scenario(model).steps {
      switch step {
      case .send(let batch): held = held || batch.view.heldAt != nil
      case .chain, .open: held = false
      case .load, .beat, .awaitInside, .awaitAnswers, .settle, .quiet, .signal, .renew: break
      }
    }
    #expect(!held)
  }

  @Test("send somebody, and look before they let anybody go", arguments: Catalogue.all, models)
  func steps(property: Property, model: ServerModel) {
    let steps = property.scenario(model).steps
    #expect(!property.scenario(model).title.isEmpty)
    #expect(
      steps.contains {
        switch $0 {
        case .awaitInside, .awaitAnswers, .load, .beat: true
        case .send, .settle, .quiet, .chain, .open, .signal, .renew: false
        }
      })
    for case .send(let batch) in steps {
      switch batch.placement {
      case .each(let count), .one(let count), .others(let count), .fresh(let count), .anywhere(let count):
        #expect(count > 0)
      }
    }
  }

  @Test("ask for no more rows than the bank has", arguments: Catalogue.all, models + [.wsgi(processes: 60, threads: 4)])
  func rows(property: Property, model: ServerModel) {
    for case .send(let batch) in property.scenario(model).steps where batch.rows == .distinct {
      guard case .each(let count) = batch.placement else { continue }
      #expect(count * model.processes.upperBound <= 100)
      #expect(count <= model.slotsPerProcess(for: .rowGate) ?? count)
    }
  }

  @Test("do not run a property's experiment on a model without processes", arguments: Catalogue.all)
  func degenerate(property: Property) {
    #expect(!property.scenario(.wsgi(processes: 0, threads: 0)).title.isEmpty)
  }

  /// Which properties share a run on a server of `model`: groups of IDs of equal scenarios.
  func shared(_ model: ServerModel) -> [[String]] {
    let subject = Subject("server", model)
    let applicable = Catalogue.all.filter { $0.inapplicable(subject) == nil }
    let groups = Dictionary(grouping: applicable) { $0.scenario(model) }.values.map { $0.map(\.id.rawValue) }
    return groups.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  @Test(
    "are shared, and run once, by the properties that judge the same run",
    arguments: [
      (ServerModel.wsgi(processes: 2, threads: 4), [["RT-3", "WK-1"], ["WK-2", "WK-5.query"]]),
      (.asgi(processes: 2, threadSensitive: .oneThread), [["RT-3", "WK-1"], ["TS-1", "TS-2", "TS-3"]]),
      (.asgi(processes: 2, threadSensitive: .pool(6)), [["RT-3", "WK-1"], ["TS-3", "TS-4"]]),
      (.asgi(processes: 2, threadSensitive: .perRequest), [["RT-3", "WK-1"], ["TS-3", "TS-6"]]),
    ])
  func sharing(model: ServerModel, groups: [[String]]) { #expect(shared(model) == groups) }

  @Test("are one and the same for TS-1 to TS-4, WK-2 and WK-5.query", arguments: models)
  func fill(model: ServerModel) {
    let ids: [Property.ID] = ["TS-1", "TS-2", "TS-3", "TS-4", "WK-2", "WK-5.query"]
    #expect(Set(ids.compactMap { Catalogue.property($0)?.scenario(model) }).count == 1)
  }

  @Test func `fill every slot, leave two waiting for each process, and drain one by one`() {
    let scenario = Property.blockingOperationsHold[2].scenario(.wsgi(processes: 3, threads: 4))
    #expect(
      scenario.title == "fills every process with 4 held web requests and leaves 2 more waiting for each")
    #expect(scenario.steps == [.send(Batch(.web, .each(6))), .awaitInside(.each(4)), .quiet, .chain])
  }

  @Test func `send a crowd where nothing bounds a process`() {
    let scenario = Property.admitsEveryClient.scenario(.asgi(processes: 3, threadSensitive: .perRequest))
    #expect(scenario.steps == [.send(Batch(.gate, .one(45))), .awaitInside(.all), .open])
  }

  @Test func `fill all workers time and again to see where new connections go`() {
    let steps = Property.spreadsNewConnections.scenario(.wsgi(processes: 5, threads: 2)).steps
    #expect(steps.count == 60)
    #expect(steps.prefix(2) == [.send(Batch(.sleep, .fresh(2), milliseconds: 20)), .awaitAnswers])
  }

  @Test func `send a hundred quick requests in rounds, past processes that are full`() {
    let property = Property.passesFullWorkersBy
    for (processes, count) in [(2, 25), (3, 17), (5, 10), (60, 1)] {
      let steps = property.scenario(.asgi(processes: processes, threadSensitive: .pool(4))).steps
      #expect(steps.prefix(2) == [.send(Batch(.gate, .others(4))), .awaitInside(.all)])
      #expect(steps.suffix(2) == [.awaitAnswers, .open])
      let rounds = Array(steps.dropFirst(2).dropLast(2))
      let round: [Scenario.Step] = [
        .send(Batch(.identity, .fresh(2))), .settle, .send(Batch(.identity, .one(1))),
      ]
      #expect(rounds == (0..<count).flatMap { _ in round })
      #expect((100..<100 + 2 * processes).contains(count * 2 * processes))
    }
    #expect(
      property.scenario(.asgi(processes: 2, threadSensitive: .perRequest)).steps.first
        == .send(Batch(.gate, .others(6))))
  }

  @Test func `ask for an async view when all slots are held`() {
    let property = Property.asyncViewsPassHeldSyncViews
    #expect(
      property.scenario(.asgi(processes: 2, threadSensitive: .pool(6))).steps == [
        .send(Batch(.gate, .each(6))), .awaitInside(.all), .send(Batch(.asyncIdentity, .each(2))), .awaitAnswers, .open,
      ])
    #expect(
      property.scenario(.asgi(processes: 2, threadSensitive: .perRequest)).steps == [
        .send(Batch(.gate, .one(45))), .awaitInside(.all), .send(Batch(.asyncIdentity, .one(2))), .awaitAnswers, .open,
      ])
  }

  @Test func `know which views are sent, held and async`() {
    let scenario = Scenario("sends", [.send(Batch(.gate, .one(1))), .quiet, .send(Batch(.web, .one(1)))])
    #expect(View.allCases.filter(scenario.sends) == [.gate, .web])
    #expect(
      View.allCases.filter { $0.heldAt == .gate } == [.gate, .rowGate, .affinity, .sensitiveCall, .insensitiveCall])
    #expect(
      View.allCases.filter { $0.heldAt == .upstream } == [
        .backend, .web, .asyncHeld, .asyncBlocking, .asyncBehindSync, .asyncBackend,
      ])
    #expect(
      View.allCases.filter(\.isAsync) == [
        .asyncHeld, .asyncIdentity, .asyncBlocking, .asyncBehindSync, .asyncBackend, .sensitiveCall, .insensitiveCall,
      ])
  }
}
