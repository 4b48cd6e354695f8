import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step beat")
struct BeatTests {
  private func beat(_ model: ServerModel, clients: Int, ticks: Int = 4) -> Scenario {
    let slots = model.slots(for: .web)
    let metronome = Metronome(
      .web, clients: clients, ticks: ticks, room: model.slotsPerProcess(for: .web),
      inside: min(clients, slots ?? clients)
    )
    return Scenario("beats", [.beat(metronome)])
  }

  @Test("lets all who are held go at once, and their clients send again once all of them have been answered")
  func turns() async throws {
    let model = ServerModel.wsgi(processes: 1, threads: 2)
    let history = try await Drawn(model).history(of: beat(model, clients: 3))
    #expect(history.unmet.isEmpty)
    #expect(history.ticks.map(\.ending) == [.full, .full, .full, .full, .full])
    #expect(history.requests.count == 9, "two more at each tick but the last, and then those that are left")
    for (tick, end) in zip(history.ticks, history.ticks.dropFirst().map(\.time) + [.max]) {
      let released = Set(history.releases.filter { (tick.time..<end).contains($0.time) }.map(\.request))
      #expect(released.count == 2 || end == .max)
      let next = history.requests.map(\.enter).filter { $0 > tick.time }.min() ?? .max
      #expect(
        history.requests.allSatisfy { !released.contains($0.request) || $0.exit <= next },
        "nobody sends before all who were let go have been answered")
    }
  }

  @Test("goes on after a short pause where processes fill unevenly") func uneven() async throws {
    let model = ServerModel.wsgi(processes: 3, threads: 1)
    var drawn = Drawn(model) { ($0.queue, $0.keepsAlive) = (.perWorker, false) }
    var endings: Set<Tick.Ending> = []
    for seed in 1...8 {
      drawn.seed = UInt64(seed)
      let history = try await drawn.history(of: beat(model, clients: 4))
      #expect(history.unmet.isEmpty)
      endings.formUnion(history.ticks.map(\.ending))
    }
    #expect(endings == [.full, .pause])
  }

  @Test("waits at length once somebody has come in late to a process with room, and no longer than until that is sure")
  func suspicion() async throws {
    let model = ServerModel.asgi(processes: 1, threadSensitive: .pool(3))
    let drawn = Drawn(model) { $0.flaw = .retiresIdleThreads }
    let history = try await drawn.history(of: beat(model, clients: 5))
    #expect(history.ticks.map(\.ending).first == .full)
    #expect(history.ticks.count(where: { $0.ending == .rest }) == 1, "\(history.ticks)")
    #expect(history.ticks.count < 6, "\(history.ticks)")
    #expect(history.unmet.isEmpty)
  }

  @Test("looks for longer than it was asked for, where only the last tick looked wrong") func last() async throws {
    let model = ServerModel.wsgi(processes: 1, threads: 2)
    let drawn = Drawn(model) { $0.trouble = .delays("a2", milliseconds: 900, isWorking: false) }
    let history = try await drawn.history(of: beat(model, clients: 2, ticks: 1))
    #expect(history.ticks.first?.ending == .pause)
    #expect(history.ticks.dropFirst().count(where: { $0.ending == .full }) >= 2, "\(history.ticks)")
  }

  @Test("says so where the server was at work for as long as the kit has patience") func work() async throws {
    let model = ServerModel.threadPerRequest(processes: 1)
    let drawn = Drawn(model) { $0.trouble = .delays("a2", milliseconds: 600_000, isWorking: true) }
    let history = try await drawn.history(of: beat(model, clients: 2))
    #expect(history.ticks.first?.ending == .work)
  }

  @Test("sends anew for a client whose request was refused") func refused() async throws {
    let model = ServerModel.wsgi(processes: 1, threads: 2)
    let drawn = Drawn(model) { $0.trouble = .raises(onceIn: 3) }
    let history = try await drawn.history(of: beat(model, clients: 3))
    #expect(!history.failures.isEmpty)
    #expect(history.ticks.count >= 4)
  }

  @Test("says so where nobody comes in although nobody is held") func stuck() async throws {
    let model = ServerModel.wsgi(processes: 1, threads: 1)
    let drawn = Drawn(model) { $0.trouble = .delays("a1", milliseconds: 600_000, isWorking: false) }
    let history = try await drawn.history(of: beat(model, clients: 2))
    #expect(history.unmet.first == "2 requests did not come in, although nobody was held any more")
    #expect(history.ticks.map(\.ending) == [.full, .rest])
  }
}
