import Conformance
import Histories
import Testing

@testable import Runner

/// The least servers that have shown a judge or the runner to be wrong, so that none is wrong in that way again.
@Suite("Faults that drawn servers have shown")
struct MendedFaults {
  /// One request of each process is let go at a time. The second of these releases is no occasion on which the first
  /// process had room all along, since that has just been made: who waits in the process's own queue is not kept out by it.
  @Test("A release in another process is not taken for room in this one") func roomJustMade() async throws {
    let drawn = Drawn(.wsgi(processes: 3, threads: 1), seed: 11_194_453_134_572_625_825) { drawing in
      (drawing.queue, drawing.keepsAlive) = (.perWorker, false)
    }
    let verdict = try await drawn.verdict(on: .holdersOfDifferentRowsOverlap)
    #expect(!verdict.isViolated, "\(verdict.reason)")
  }

  /// Once somebody is let go nobody lets him go again, so whoever was still on the way would wait for good.
  @Test("A request that is let go before it has come is not held when it comes", arguments: [View.gate, .web])
  func letGoOnItsWay(_ view: View) async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 1)) {
      $0.trouble = .delays("a1", milliseconds: 5_000, isWorking: false)
    }
    let history = try await drawn.history(.send(Batch(view, .each(1))), .awaitInside(.all), .open)
    #expect(history.requests.map(\.ending) == [.done])
  }

  /// Once connections are known not to stay with a process none is kept, and a loop whose threads are all held takes no new
  /// one: who waits before it has not come to it yet.
  @Test("An async request that may not have come to a process is not held against it") func notThereYet() async throws {
    let drawn = Drawn(
      .asgi(processes: 2, threadSensitive: .pool(1)), seed: 17_855_714_835_503_469_362
    ) { $0.trouble = .elsewhere(onceIn: 7) }
    let verdict = try await drawn.verdict(on: .asyncViewsPassHeldSyncViews)
    #expect(!verdict.isViolated, "\(verdict.reason)")
  }
}
