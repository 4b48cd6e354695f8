import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The runner's patience")
struct PatienceTests {
  private static let two: [Scenario.Step] = [.send(Batch(.gate, .each(2))), .awaitInside(.each(2)), .open]

  private func history(_ trouble: Trouble, _ steps: [Scenario.Step] = two) async throws -> History {
    try await Drawn(.wsgi(processes: 1, threads: 2)) { $0.trouble = trouble }.history(of: Scenario("waits", steps))
  }

  @Test("ends when nothing has moved for as long as it says") func ends() async throws {
    let history = try await history(.delays("a2", milliseconds: 4_000, isWorking: false))
    #expect(history.unmet.first?.hasPrefix("the kit waited for 2 inside in each of 1 process") == true)
  }

  @Test("begins anew with each event") func anew() async throws {
    let history = try await history(.delays("a2", milliseconds: 2_900, isWorking: false))
    #expect(history.unmet.isEmpty)
  }

  @Test("begins anew with each answer") func answers() async throws {
    // One thread takes two seconds for each: nobody waits for longer than that, and all together for longer than the limit.
    let history = try await Drawn(.wsgi(processes: 1, threads: 1)).history(
      .send(Batch(.sleep, .each(4), milliseconds: 1_000)), .awaitAnswers)
    #expect(history.unmet.isEmpty)
    #expect(history.length > 7_000)
  }

  @Test("is longer for a server that is at work") func atWork() async throws {
    let history = try await history(.delays("a2", milliseconds: 8_000, isWorking: true))
    #expect(history.unmet.isEmpty)
    #expect(history.mostInside == 2)
  }

  @Test("is not without end for a server that never rests") func restless() async throws {
    let history = try await history(.delays("a2", milliseconds: 500_000, isWorking: true))
    #expect(!history.unmet.isEmpty)
    #expect((30_000...60_000).contains(history.length), "ten times the limit, and the waits behind it")
  }

  @Test("does not run while the kit itself gets no time", arguments: [true, false]) func starved(server: Bool)
    async throws
  {
    for seed in 1...10 {
      let drawn = Drawn(.wsgi(processes: 1, threads: 2), seed: UInt64(seed)) {
        $0.trouble = .starves(onceIn: 2, milliseconds: 5_000, server: server)
        $0.pace.connect = 100_000...200_000
      }
      let history = try await drawn.history(of: Scenario("waits", Self.two))
      #expect(history.unmet.isEmpty, "seed \(seed)")
    }
  }

  @Test("is spent once on those who never come, whichever step waits for them") func once() async throws {
    let history = try await history(
      .delays("a2", milliseconds: 100_000, isWorking: false),
      [.send(Batch(.gate, .each(2)))] + Array(repeating: .awaitInside(.each(2)), count: 5))
    #expect(history.unmet.count == 6)
    #expect(history.length < 7_000, "one wait for all five steps, and one behind the last release")
  }

  @Test("is as much longer as the probe's own in nested calls") func nested() async throws {
    let drawn = Drawn(.asgi(processes: 1, threadSensitive: true)) { $0.flaw = .nestedCallsWaitForThemselves }
    let history = try await drawn.history(.send(Batch(.nestedTask, .each(1))), .awaitAnswers)
    #expect(history.unmet.isEmpty)
    #expect(history.failures.map(\.kind) == [.unfinished])
  }
}
