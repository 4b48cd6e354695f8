import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step chain")
struct ChainTests {
  private let fill: [Scenario.Step] = [.send(Batch(.gate, .each(5))), .awaitInside(.each(2)), .quiet, .chain]

  @Test("lets one request of each process go at a time, and waits until its room has been taken")
  func oneAtATime() async throws {
    for seed in 1...10 {
      let history = try await Drawn(.wsgi(processes: 2, threads: 2), seed: UInt64(seed))
        .history(of: Scenario("fills", fill))
      #expect(history.unmet.isEmpty)
      #expect(history.releases.count == 10)
      for process in history.processes {
        let own = history.releases.filter { release in
          history.spans(at: .view, in: process).contains { $0.request == release.request }
        }
        for (release, next) in zip(own, own.dropFirst()) {
          let left = history.waiting(at: release.time, in: process).count
          let arrived = history.spans(at: .view, in: process)
            .count { $0.enter > release.time && $0.enter < next.time }
          #expect(arrived == min(1, left), "one newcomer while anybody waits, and none behind the last; seed \(seed)")
        }
      }
    }
  }

  @Test("lets nobody go who is not held") func onlyHeld() async throws {
    let drawn = Drawn(.wsgi(processes: 2, threads: 2))
    let history = try await drawn.history(of: Scenario("fills", fill))
    for release in history.releases {
      let admission = try #require(history.admission(of: release.request))
      #expect(admission < release.time)
    }
  }

  @Test("lets those go first who have been held for the longest time") func longestFirst() async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 3)) {
      $0.trouble = .delays("a1", milliseconds: 80, isWorking: false)
    }
    let history = try await drawn.history(
      .send(Batch(.gate, .each(3))), .awaitInside(.all), .quiet, .chain)
    #expect(history.releases.map(\.request).last == "a1")
    let entered = history.releases.compactMap { history.admission(of: $0.request) }
    #expect(entered == entered.sorted())
  }

  @Test("waits for nobody who waits for the lock of another request") func locked() async throws {
    let history = try await Drawn(.wsgi(processes: 1, threads: 3)).history(
      .send(Batch(.rowGate, .each(3), rows: .same)), .awaitInside(.all), .quiet, .chain)
    #expect(history.unmet.isEmpty)
    #expect(history.releases.count == 3)
    #expect(history.mostInside == 1)
    #expect(history.spans(at: .lock).count == 2)
  }

  @Test("waits for nobody whose lock is not let go yet") func otherRow() async throws {
    // The second request has another row than the one that the third waits for, and is let go first.
    let drawn = Drawn(.wsgi(processes: 1, threads: 3)) {
      $0.trouble = .delays("a1", milliseconds: 80, isWorking: false)
    }
    let history = try await drawn.history(
      .send(Batch(.rowGate, .each(2), rows: .distinct)), .awaitInside(.all),
      .send(Batch(.rowGate, .each(1), rows: .same)), .awaitInside(.all), .quiet, .chain)
    #expect(history.releases.map(\.request) == ["a2", "a1", "a3"])
    #expect(history.unmet.isEmpty)
  }

  @Test("says who never came in") func never() async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 2)) {
      $0.trouble = .delays("a1", milliseconds: 60_000, isWorking: false)
    }
    let history = try await drawn.history(.send(Batch(.gate, .each(1))), .chain)
    #expect(history.unmet.first == "1 request never came in, until nothing had moved for 3 s")
    #expect(history.releases.map(\.request) == ["a1"], "what is still outstanding is let go at the end")
    #expect(history.requests.map(\.ending) == [.open])
  }

  @Test("says that nobody took the room of a release") func nobody() async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 1)) { $0.trouble = .workerStops(held: 1) }
    let history = try await drawn.history(.send(Batch(.gate, .each(2))), .awaitInside(.each(1)), .quiet, .chain)
    let first = try #require(history.releases.first).request
    #expect(
      history.unmet.first
        == "after \(first) had been let go nobody came in, although 1 request waited, until nothing had moved for 3 s")
  }

  @Test("looks on behind its first release where fewer came in than were waited for") func late() async throws {
    // The third thread is slow to begin, longer than the kit waits for anybody, and comes in beside a newcomer.
    let drawn = Drawn(.wsgi(processes: 1, threads: 3)) {
      $0.trouble = .delays("a2", milliseconds: 3_200, isWorking: false)
    }
    let history = try await drawn.history(
      .send(Batch(.gate, .each(5))), .awaitInside(.each(3)), .chain)
    #expect(history.unmet.first?.hasPrefix("the kit waited for 3 inside in each of 1 process") == true)
    let (first, second) = (try #require(history.releases.first), try #require(history.releases.dropFirst().first))
    #expect(history.arrivals(after: first.time, before: second.time).count == 2)
    #expect(!Property.admitsItsSlots.judge(history, drawn.model).isViolated)
  }

  @Test("goes on where a request leaves the backlog without ever having been seen inside") func left() async throws {
    let drawn = Drawn(.wsgi(processes: 1, threads: 1)) { $0.trouble = .halves(onceIn: 1) }
    let history = try await drawn.history(.send(Batch(.gate, .each(3))), .awaitInside(.each(1)), .chain)
    #expect(history.unmet.isEmpty)
    #expect(history.requests.allSatisfy { $0.ending == .failed })
  }

  @Test("counts newcomers wherever they go, if the kit has not chosen their process") func unpinned() async throws {
    for seed in 1...10 {
      let drawn = Drawn(.wsgi(processes: 3, threads: 1), seed: UInt64(seed)) { $0.keepsAlive = false }
      let history = try await drawn.history(
        .send(Batch(.gate, .each(3))), .awaitInside(.each(1)), .quiet, .chain)
      #expect(history.unmet.isEmpty)
      #expect(history.releases.count == 9)
      #expect(history.mostInside == 3)
    }
  }
}
