import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The end of a scenario")
struct EndingTests {
  private let scenario = Scenario(
    "waits", [.send(Batch(.gate, .each(2))), .awaitInside(.each(2)), .awaitInside(.each(9))])

  private func world(_ trouble: Trouble?) -> RecordingWorld {
    let drawn = Drawn(.wsgi(processes: 2, threads: 2)) { $0.trouble = trouble }
    return RecordingWorld(DrawnWorld(drawn.drawing, declared: 2, seed: 1))
  }

  @Test("lets everybody go who is held, and waits for their answers") func lets() async throws {
    let world = world(nil)
    let history = try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    #expect(history.releases.count == 4)
    #expect(history.requests.allSatisfy { $0.ending == .done })
    #expect(
      history.requests.allSatisfy { request in
        (history.releases.first { $0.request == request.request }?.time ?? .max) < request.exit
      })
  }

  @Test("tells what was asked, by whom it was answered, and how many backends there were") func contents() async throws
  {
    let history = try await ScenarioRun(scenario, in: world(nil), patience: .drawn).history()
    #expect(history.asked == ["a1": "gate", "a2": "gate", "a3": "gate", "a4": "gate"])
    #expect(history.processes.count == 2)
    #expect(history.backendsAtPeak == 4)
    #expect(history.processors == PythonDefaults.processors)
    #expect(history.spans(at: .work).count == 4)
  }

  @Test("leaves those open who get no answer, says so, and hangs up on them") func open() async throws {
    let world = world(.workerStops(held: 4))
    let history = try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    #expect(history.requests.count { $0.ending == .open } == 2)
    #expect(history.unmet.last?.hasPrefix("2 requests got no answer within 3 s of the last event, a") == true)
    #expect(history.unmet.last?.hasSuffix("(gate) first") == true)
    #expect(world.deeds.last == .hungUp)
    #expect(history.failures.isEmpty, "who was hung up on did not fail")
  }

  @Test(
    "comes early, as an error, where nothing can be seen any more",
    arguments: [(Trouble.ends(held: 4), DrawnEnd.server), (.losesPostgres(held: 4), .postgres)])
  func early(_ trouble: Trouble, _ end: DrawnEnd) async throws {
    let world = world(trouble)
    let error = await #expect(throws: DrawnEnd.self) {
      try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    }
    #expect(error == end)
    #expect(world.deeds.suffix(2) == [.hungUp, .releasedAll], "nobody stays held")
  }

  @Test("is an error where a process has ended meanwhile, replaced or not", arguments: [true, false])
  func loss(isReplaced: Bool) async throws {
    let world = world(.workerDies(held: 4, isReplaced: isReplaced))
    let error = await #expect(throws: DrawnEnd.self) {
      try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    }
    if case .worker = error {} else { Issue.record("a worker has ended, and not \(String(describing: error))") }
  }

  @Test("is that of the run, where that is cancelled") func cancelled() async throws {
    let world = world(nil)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(world.deeds.suffix(2) == [.hungUp, .releasedAll])
  }
}
