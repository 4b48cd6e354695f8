import Conformance
import Histories
import Testing

@testable import Runner

@Suite("A drawn server that gets a signal")
struct SignalTests {
  private let drawn = Drawn(.wsgi(processes: 2, threads: 1))

  private func history(_ signal: Signal, to recipient: Scenario.Recipient, seed: Int, _ steps: Scenario.Step...)
    async throws -> History
  {
    let all: [Scenario.Step] = [
      .send(Batch(.gate, .each(1))), .awaitInside(.each(1)), .signal(signal, to: recipient), .quiet, .open,
    ]
    return try await Drawn(.wsgi(processes: 2, threads: 1), seed: UInt64(seed))
      .history(of: Scenario("signals", all + steps))
  }

  private func exits(_ history: History) -> [Int: ServerEvent.Exit] {
    var exits: [Int: ServerEvent.Exit] = [:]
    for event in history.events { if case .gone(let exit) = event.kind { exits[event.process] = exit } }
    return exits
  }

  @Test("loses the worker that is killed, whose client fails, and no other") func kill() async throws {
    for seed in 1...10 {
      let history = try await history(.kill, to: .holder, seed: seed)
      let victim = try #require(history.events.first { $0.kind == .signalled(.kill) }).process
      #expect(exits(history) == [victim: .signal(9)])
      #expect(history.unmet.isEmpty)
      for request in history.requests {
        #expect(request.ending == (history.pin(of: request.request) == victim ? .failed : .done))
      }
    }
  }

  @Test("has another worker answer in its place") func replaced() async throws {
    let more = Scenario.Step.send(Batch(.gate, .anywhere(2)))
    for seed in 1...10 {
      let history = try await history(.kill, to: .holder, seed: seed, more, .awaitInside(.all), .open)
      let victim = try #require(history.events.first { $0.kind == .signalled(.kill) }).process
      let replacement = history.events.compactMap { event in
        if case .replaced(let other) = event.kind, event.process == victim { other } else { nil as Int? }
      }
      #expect(replacement.count == 1, "seed \(seed)")
      #expect(history.processes.count == 3)
      #expect(history.requests.suffix(2).allSatisfy { $0.ending == .done })
    }
  }

  @Test(
    "answers what it has accepted when the main process is told to end, and then ends",
    arguments: [Signal.term, .int, .quit])
  func drains(_ signal: Signal) async throws {
    for seed in 1...10 {
      let history = try await history(signal, to: .main, seed: seed)
      #expect(history.requests.allSatisfy { $0.ending == .done })
      #expect(exits(history).count == 3)
      #expect(exits(history).values.allSatisfy { $0 == .code(0) })
      #expect(history.events.last { $0.isDeath }?.process == history.events.main, "the main process goes last")
      #expect(history.unmet.isEmpty)
    }
  }

  @Test("kills who is not ready within its grace") func grace() async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 1)) { $0.grace = 100 }
    let history = try await drawn.history(
      .send(Batch(.gate, .each(1))), .awaitInside(.each(1)), .signal(.term, to: .main), .quiet, .open)
    #expect(history.requests.map(\.ending) == [.failed])
    #expect(exits(history).values.contains(.signal(9)))
  }

  @Test("ends with its main process where that is killed") func main() async throws {
    let history = try await history(.kill, to: .main, seed: 1)
    #expect(exits(history).count == 3)
    #expect(history.requests.allSatisfy { $0.ending == .failed })
  }

  @Test("replaces all of its workers for SIGHUP, and loses no request") func hup() async throws {
    for seed in 1...10 {
      let history = try await history(.hup, to: .main, seed: seed)
      #expect(history.requests.allSatisfy { $0.ending == .done })
      #expect(exits(history).values.allSatisfy { $0 == .code(0) })
      #expect(exits(history)[history.events.main ?? 0] == nil)
    }
  }

  @Test("goes on where a signal means nothing to it", arguments: [Signal.usr1, .usr2, .hup])
  func nothing(_ signal: Signal) async throws {
    let history = try await history(signal, to: .holder, seed: 1)
    #expect(exits(history).isEmpty)
    #expect(history.requests.allSatisfy { $0.ending == .done })
  }

  @Test("has no process that is none of its own") func stranger() async throws {
    let world = DrawnWorld(drawn.drawing, declared: 2, seed: 1)
    #expect(throws: DrawnEnd.stranger(1)) { try world.signal(.kill, to: 1) }
    #expect(world.events.allSatisfy { if case .signalled = $0.kind { false } else { true } })
  }
}
