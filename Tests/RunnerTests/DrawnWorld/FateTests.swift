import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The fate of a request in a drawn world")
struct FateTests {
  private let model = ServerModel.wsgi(processes: 2, threads: 2)

  private func history(_ trouble: Trouble?, _ view: View = .identity, _ steps: Scenario.Step...) async throws -> History
  {
    let steps = [.send(Batch(view, .each(2)))] + (steps.isEmpty ? [.awaitAnswers] : steps)
    return try await Drawn(model) { $0.trouble = trouble }.history(of: Scenario("meets", steps))
  }

  @Test(
    "is what its client got and what its view did, whatever befalls it",
    arguments: [
      (nil, .answered(status: 200), .left), (.raises(onceIn: 1), .answered(status: 500), .raised),
      (.refuses(above: 0), .answered(status: 503), .unheard), (.resets(onceIn: 1), .reset, .unheard),
      (.halves(onceIn: 1), .cut(bytes: 12), .left),
    ] as [(Trouble?, ClientFate, ViewFate)])
  func troubles(_ trouble: Trouble?, _ client: ClientFate, _ view: ViewFate) async throws {
    let history = try await history(trouble)
    #expect(history.fates == ["a1", "a2", "a3", "a4"].map { Fate($0, client: client, view: view) })
  }

  @Test("is to be hung up on where the scenario is over before there is an answer") func hungUp() async throws {
    let history = try await history(.workerStops(held: 4), .gate, .awaitInside(.each(2)), .awaitInside(.each(9)))
    let open = Set(history.requests.filter { $0.ending == .open }.map(\.request))
    #expect(open.count == 2)
    for fate in history.fates {
      #expect(fate.client == (open.contains(fate.request) ? .hungUp : .answered(status: 200)))
      #expect(fate.view == (open.contains(fate.request) ? .entered : .left), "it was seen at the gate")
    }
  }

  @Test("is told of all requests, those of a load as well") func load() async throws {
    let history = try await Drawn(model) { $0.trouble = .raises(onceIn: 3) }
      .history(.load(Load(.sleep, clients: 3, requests: 30, milliseconds: 5)))
    #expect(history.fates.map(\.request) == history.requests.map(\.request).sorted())
    let raised = history.fates.filter { $0.view == .raised }
    #expect((1...29).contains(raised.count))
    #expect(raised.map(\.request) == history.failures.map(\.request), "and nobody else failed")
  }

  @Test("has the rows that the database has kept, where the view writes any") func rows() async throws {
    let history = try await history(nil, .rowGate, .awaitInside(.all), .open)
    #expect(history.fates.map(\.rows) == [1, 1, 1, 1])
    #expect(try await self.history(nil, .gate, .awaitInside(.all), .open).fates.allSatisfy { $0.rows == nil })
  }

  @Test("has no rows of a transaction that nobody committed") func rolledBack() async throws {
    let drawn = Drawn(.wsgi(processes: 2, threads: 1))
    let history = try await drawn.history(
      .send(Batch(.rowGate, .each(1), rows: .distinct)), .awaitInside(.all), .signal(.kill, to: .holder), .open)
    #expect(Set(history.fates.map(\.client)) == [.reset, .answered(status: 200)])
    for fate in history.fates { #expect(fate.rows == (fate.client == .reset ? 0 : 1)) }
  }

  @Test("has no rows where nobody can look") func unseen() async throws {
    let world = DrawnWorld(
      Drawn(model) { $0.trouble = .losesPostgres(held: 1) }.drawing, declared: 2, seed: 1)
    #expect(await world.committedRows() == [:])
    world.send(Call("a1", .gate, milliseconds: 0)) { _ in }
    try await world.hold(["a1"])
    var isLost = false
    while !isLost { do { _ = try await world.look() } catch { isLost = true } }
    #expect(await world.committedRows() == nil)
  }

  @Test("is unknown once a worker is killed: who was inside is never heard of again") func workerDies() async throws {
    let (world, log, watch) = try await filled(.workerDies(held: 4, isReplaced: true))
    let fates = log.fates(seen: watch.sightings.inside, told: await world.endings())
    let process = try #require(world.events.first(where: \.isDeath)?.process)
    for (fate, entry) in zip(fates, log.entries) {
      #expect(fate == Fate(entry.name, client: entry.process == process ? .reset : .hungUp, view: .entered))
    }
    #expect(fates.count { $0.client == .reset } == 2)
  }

  @Test("is to be reset where the whole server ends, and to be refused from then on") func ends() async throws {
    let (world, log, watch) = try await filled(.ends(held: 4))
    #expect(world.events.first(where: \.isDeath)?.process == world.events.main)
    try await Sending(to: world, log).send(Batch(.identity, .fresh(3)))
    for _ in 0..<100 { try await world.pause(for: .milliseconds(10)) }
    let fates = log.fates(seen: watch.sightings.inside, told: await world.endings())
    #expect(fates[..<4].allSatisfy { $0.client == .reset && $0.view == .entered })
    #expect(fates.count > 4 && fates[4...].allSatisfy { $0.client == .refused && $0.view == .unheard })
  }

  /// Has four requests held and seen, and the trouble over that comes of it.
  private func filled(_ trouble: Trouble) async throws -> (DrawnWorld, RequestLog, Watch) {
    let drawn = Drawn(model) { $0.trouble = trouble }
    let world = DrawnWorld(drawn.drawing, declared: 2, seed: 1)
    let log = RequestLog(prefix: "a")
    let watch = Watch(of: world, log, .drawn)
    let (sending, batch) = (Sending(to: world, log), Batch(.gate, .each(2)))
    _ = try await sending.reserveConnections(for: Scenario("sends", [.send(batch)]))
    try await sending.send(batch)
    // A world that has ended is not looked at any more; its trouble comes a while after the last one is held.
    while watch.sightings.inside.count < 4 { try await watch.look() }
    for _ in 0..<100 { try await world.pause(for: .milliseconds(10)) }
    return (world, log, watch)
  }
}
