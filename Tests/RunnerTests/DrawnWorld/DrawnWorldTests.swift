import Conformance
import Histories
import Testing

@testable import Runner

@Suite("A drawn world")
struct DrawnWorldTests {
  private let fill: [Scenario.Step] = [.send(Batch(.gate, .each(4))), .awaitInside(.each(2)), .quiet, .chain]
  private let wsgi = ServerModel.wsgi(processes: 2, threads: 2)

  @Test("is the same for the same seed, and another one for another") func seeds() async throws {
    let scenario = Scenario("fills", fill)
    let first = try await Drawn(wsgi, seed: 5).history(of: scenario)
    #expect(try await Drawn(wsgi, seed: 5).history(of: scenario) == first)
    #expect(try await Drawn(wsgi, seed: 6).history(of: scenario) != first)
  }

  @Test("has a clock that never stands still and never goes back") func clock() async throws {
    let world = DrawnWorld(Drawing(of: wsgi), declared: 2, seed: 1)
    let start = world.now()
    try await world.pause(for: .seconds(5))
    let look = try await world.look()
    #expect((5_000_000_000...5_100_000_000).contains(look.before - start))
    #expect(look.before < look.after && look.after < world.now())
  }

  @Test("has two clocks, whose readings lie far apart") func clocks() async throws {
    let history = try await Drawn(wsgi).history(.send(Batch(.identity, .each(1))), .awaitAnswers)
    let work = try #require(history.spans(at: .work).first)
    #expect(work.enter > history.requests.map(\.exit).max() ?? .max)
  }

  @Test("has workers without a loop, and workers with one") func loops() async throws {
    let blocking = try await Drawn(wsgi).history(.send(Batch(.identity, .each(1))), .awaitAnswers)
    #expect(blocking.spans(at: .loop).isEmpty)
    let looping = try await Drawn(.asgi(processes: 2, threadSensitive: .pool(2)))
      .history(.send(Batch(.asyncIdentity, .each(3))), .awaitAnswers)
    #expect(Set(looping.spans(at: .loop).map(\.site)).count == 2, "one loop's thread in each process")
    #expect(Set(looping.spans(at: .work).map(\.site.place?.thread)).count == 2, "on which its async views ran")
  }

  @Test(
    "has threads that are used again, or fresh ones",
    arguments: [(ThreadSensitivity.pool(2), 2), (.perRequest, 6), (.oneThread, 1)])
  func threads(_ sensitivity: ThreadSensitivity, _ count: Int) async throws {
    let history = try await Drawn(.asgi(processes: 1, threadSensitive: sensitivity))
      .history(.send(Batch(.gate, .each(6))), .awaitInside(.all), .open)
    #expect(Set(history.spans(at: .view).map(\.site.place?.thread)).count == count)
  }

  @Test("keeps Postgres connections with their threads, or closes them", arguments: [(true, 2), (false, 8)])
  func backends(keeps: Bool, _ count: Int) async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 2)) { $0.keepsBackends = keeps }
    let history = try await drawn.history(.send(Batch(.gate, .each(8))), .awaitInside(.each(2)), .quiet, .chain)
    #expect(Set(history.spans(at: .view).map(\.site.place?.backend)).count == count)
    #expect(history.backendsAtPeak == 2)
  }

  @Test("has one queue that the free take from, or one for each worker that nobody else takes from")
  func queues() async throws {
    var lopsided = 0
    for seed in 1...20 {
      for queue in [Drawing.Queue.shared, .perWorker] {
        let drawn = Drawn(.wsgi(processes: 2, threads: 1), seed: UInt64(seed)) {
          ($0.queue, $0.keepsAlive) = (queue, false)
        }
        let history = try await drawn.history(.send(Batch(.gate, .anywhere(2))), .awaitInside(.all), .open)
        if queue == .shared { #expect(history.mostInside == 2) } else { lopsided += history.mostInside == 1 ? 1 : 0 }
      }
    }
    #expect((3...17).contains(lopsided), "every second time both connections come to one worker")
  }
}
