import Conformance
import Histories
import Testing

@testable import Runner

@Suite("Trouble in a drawn world")
struct TroubleTests {
  private func history(_ trouble: Trouble, _ steps: Scenario.Step...) async throws -> History {
    try await Drawn(.wsgi(processes: 2, threads: 2)) { $0.trouble = trouble }.history(of: Scenario("meets", steps))
  }

  @Test(
    "fails requests, in the words of the live world",
    arguments: [
      (Trouble.resets(onceIn: 1), "the server closed the connection without an answer"),
      (.halves(onceIn: 1), "the server closed the connection in the middle of an answer, after 12 bytes of its body"),
      (.refuses(above: 0), "the server answered 503; look into its log for the reason"),
    ])
  func failures(_ trouble: Trouble, _ reason: String) async throws {
    let history = try await history(trouble, .send(Batch(.identity, .each(2))), .awaitAnswers)
    #expect(history.requests.map(\.ending) == Array(repeating: .failed, count: 4))
    #expect(Set(history.failures.map(\.reason)) == [reason])
  }

  @Test("has others answer than the process that a connection led to, which ends the belief in any") func elsewhere()
    async throws
  {
    let history = try await history(.elsewhere(onceIn: 1), .send(Batch(.identity, .each(20))), .awaitAnswers)
    #expect(history.requests.map(\.site) == Array(repeating: .client, count: 40))
    #expect(history.requests.allSatisfy { $0.ending == .done })
    #expect(history.events.count(where: \.isWandering) == 1)
  }

  @Test("fails those whose worker is killed, and nobody else") func dies() async throws {
    let drawn = Drawn(.wsgi(processes: 2, threads: 2)) { $0.trouble = .workerDies(held: 4, isReplaced: true) }
    let world = DrawnWorld(drawn.drawing, declared: 2, seed: 1)
    let log = RequestLog(prefix: "a")
    let sending = Sending(to: world, log)
    let batch = Batch(.gate, .each(2))
    _ = try await sending.reserveConnections(for: Scenario("sends", [.send(batch)]))
    try await sending.send(batch)
    for _ in 0..<100 { try await world.pause(for: .milliseconds(10)) }
    #expect(
      log.failures.map(\.reason) == Array(repeating: "the server closed the connection without an answer", count: 2))
    #expect(log.outstanding.count == 2)
    #expect(try await world.look().held.count == 4, "a backend that waits does not notice that its client has gone")
    let gone = world.events.filter(\.isDeath)
    #expect(gone.map(\.kind) == [.gone(.signal(9))], "the loss of a worker is told")
    #expect(log.outstanding.allSatisfy { $0.process != gone.first?.process })
  }
}
