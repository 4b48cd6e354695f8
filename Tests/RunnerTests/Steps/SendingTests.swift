import Conformance
import Histories
import Testing

@testable import Runner

@Suite("Sending a batch")
struct SendingTests {
  private let drawn = Drawn(.wsgi(processes: 3, threads: 2))

  private func pins(_ history: History) -> [Int?: Int] {
    Dictionary(grouping: history.requests) { history.pin(of: $0.request) }.mapValues(\.count)
  }

  @Test("to each process sends so many to each, in turns") func each() async throws {
    let world = RecordingWorld(DrawnWorld(drawn.drawing, declared: 3, seed: 1))
    let scenario = Scenario("sends", [.send(Batch(.identity, .each(2))), .awaitAnswers])
    let history = try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    let targets = world.deeds.compactMap { if case .sent(_, let process) = $0 { process } else { nil } }
    #expect(targets == history.processes.sorted() + history.processes.sorted())
    for request in history.requests {
      #expect(history.answerer(of: request.request) == history.pin(of: request.request))
    }
  }

  @Test("to one process sends all to the same one, in every step, and to the others all but it") func one() async throws
  {
    let history = try await drawn.history(
      .send(Batch(.identity, .one(2))), .awaitAnswers, .send(Batch(.identity, .one(1))), .awaitAnswers,
      .send(Batch(.identity, .others(4))), .awaitAnswers)
    #expect(pins(history).values.sorted() == [3, 4, 4])
    #expect(Set(["a1", "a2", "a3"].map { history.pin(of: $0) }).count == 1)
  }

  @Test("on new connections chooses no process", arguments: [Batch.Placement.fresh(2), .anywhere(6)])
  func fresh(_ placement: Batch.Placement) async throws {
    let history = try await drawn.history(.send(Batch(.identity, placement)), .awaitAnswers)
    #expect(pins(history) == [nil: 6])
  }

  @Test(
    "is a burst of as many where connections are closed",
    arguments: [(Batch.Placement.each(2), 6), (.one(2), 2), (.others(2), 4), (.fresh(1), 3), (.anywhere(5), 5)])
  func burst(_ placement: Batch.Placement, _ count: Int) async throws {
    let closing = Drawn(.wsgi(processes: 3, threads: 2)) { $0.keepsAlive = false }
    #expect(pins(try await closing.history(.send(Batch(.identity, placement)), .awaitAnswers)) == [nil: count])
  }

  @Test("locks one row for all, or one for each") func rows() async throws {
    let same = try await drawn.history(
      .send(Batch(.rowGate, .each(1), rows: .same)), .awaitInside(.all), .quiet, .chain)
    #expect(same.mostInside == 1)
    let distinct = try await drawn.history(
      .send(Batch(.rowGate, .each(1), rows: .distinct)), .awaitInside(.all), .quiet, .open)
    #expect(distinct.mostInside == 3)
  }

  @Test("closes the gate before it sends, for those who are held there") func gate() async throws {
    let world = RecordingWorld(DrawnWorld(drawn.drawing, declared: 3, seed: 1))
    let scenario = Scenario(
      "sends",
      [.send(Batch(.gate, .one(2))), .awaitInside(.all), .send(Batch(.web, .others(1))), .awaitInside(.all), .open])
    _ = try await ScenarioRun(scenario, in: world, patience: .drawn).history()
    let held = world.deeds.compactMap { if case .held(let names) = $0 { names } else { nil } }
    #expect(held == [["a1", "a2"]])
    #expect(world.deeds.first == .held(["a1", "a2"]))
  }

  @Test("does without connections that could not be had, and says so") func lacking() async throws {
    let world = RecordingWorld(DrawnWorld(drawn.drawing, declared: 3, seed: 1))
    let victim = try #require(await world.processes.first)
    let scenario = Scenario("sends", [.send(Batch(.identity, .each(2))), .awaitAnswers])
    let history = try await ScenarioRun(scenario, in: Poor(world, lacks: victim), patience: .drawn).history()
    #expect(history.unmet == ["of 9 connections 2 too few went to process \(victim)"])
    #expect(pins(history).count == 2)
  }

  @Test("leaves out whose connection was lost meanwhile, and says so") func lost() async throws {
    let world = RecordingWorld(DrawnWorld(drawn.drawing, declared: 3, seed: 1))
    let victim = try #require(await world.processes.first)
    let scenario = Scenario("sends", [.send(Batch(.identity, .each(2))), .awaitAnswers])
    let history = try await ScenarioRun(scenario, in: Poor(world, loses: victim), patience: .drawn).history()
    #expect(
      history.unmet == ["2 requests for process \(victim) could not be sent, since no connection to it was left"])
    #expect(!history.requests.contains { $0.site == .client(process: victim) })
  }
}

/// A world without connections to one process: it never had any, or loses them before they are used.
private final class Poor: World {
  private let world: any World
  private let process: Int

  private let hadSome: Bool

  init(_ world: any World, lacks process: Int) { (self.world, self.process, hadSome) = (world, process, false) }
  init(_ world: any World, loses process: Int) { (self.world, self.process, hadSome) = (world, process, true) }

  var processes: [Int] { get async { await world.processes } }
  var handiest: Int? { get async { await world.handiest } }
  var isPinnable: Bool { get async { await world.isPinnable } }
  var isWorking: Bool { get async { await world.isWorking } }
  var events: [ServerEvent] { get async { await world.events } }
  func loss(of process: Int) async -> any Error { await world.loss(of: process) }
  var processors: Int { world.processors }
  func prefix() async -> String { await world.prefix() }

  func reserve(_ needs: [Int: Int]) async throws -> [String] {
    if hadSome { return try await world.reserve(needs) }
    var needs = needs
    let lack = needs.removeValue(forKey: process) ?? 0
    return ["of 9 connections \(lack) too few went to process \(process)"] + (try await world.reserve(needs))
  }

  func pin(to process: Int) async -> Pin? {
    process == self.process ? nil : await world.pin(to: process)
  }

  func unpin(after stray: Stray) async { await world.unpin(after: stray) }
  func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) { world.send(call, then: then) }
  func hangUp() { world.hangUp() }
  func hold(_ requests: [String]) async throws { try await world.hold(requests) }
  func endings() async -> [String: ViewEnding] { await world.endings() }
  func committedRows() async -> [String: Int]? { await world.committedRows() }
  func look() async throws -> Look { try await world.look() }
  func release(_ requests: [String]) async throws { try await world.release(requests) }
  func releaseAll() async { await world.releaseAll() }
  func signal(_ signal: Signal, to process: Int) async throws {
    try await world.signal(signal, to: process)
  }

  func now() -> Int { world.now() }
  func pause(for duration: Duration) async throws { try await world.pause(for: duration) }
}
