import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The steps that wait")
struct WaitTests {
  @Suite("awaitInside") struct Inside {
    @Test("goes on once so many are inside in each process") func each() async throws {
      let history = try await Drawn(.wsgi(processes: 2, threads: 2)).history(
        .send(Batch(.gate, .each(3))), .awaitInside(.each(2)), .send(Batch(.identity, .fresh(1))), .open)
      #expect(history.unmet.isEmpty)
      let next = try #require(history.requests.first { history.asked[$0.request] == "identity" })
      for process in history.processes {
        #expect(history.spans(at: .view, in: process).count { $0.enter < next.enter } == 2)
      }
    }

    @Test("says how many were waited for, and how many came") func short() async throws {
      let history = try await Drawn(.wsgi(processes: 2, threads: 2)).history(
        .send(Batch(.gate, .each(3))), .awaitInside(.each(3)), .chain)
      #expect(
        history.unmet == [
          "the kit waited for 3 inside in each of 2 processes until nothing had moved for 3 s, and saw 4"
        ])
    }

    @Test("counts those of all processes together for a total") func total() async throws {
      let drawn = Drawn(.split(syncProcesses: 2, threads: 2, asyncProcesses: 1))
      let history = try await drawn.history(.send(Batch(.gate, .anywhere(5))), .awaitInside(.total(4)), .chain)
      #expect(history.unmet.isEmpty)
      let more = try await drawn.history(.send(Batch(.gate, .anywhere(5))), .awaitInside(.total(5)), .chain)
      #expect(more.unmet == ["the kit waited for 5 inside until nothing had moved for 3 s, and saw 4"])
    }

    @Test("takes those who wait for a lock for inside, where all are meant") func locked() async throws {
      let history = try await Drawn(.wsgi(processes: 1, threads: 3)).history(
        .send(Batch(.rowGate, .each(3), rows: .same)), .awaitInside(.all), .chain)
      #expect(history.unmet.isEmpty)
      #expect(history.length < 1_000, "nothing was waited for in vain")
    }

    @Test("waits for nobody where all have been answered, with an error perhaps") func errors() async throws {
      let drawn = Drawn(.wsgi(processes: 1, threads: 2)) { $0.trouble = .refuses(above: 0) }
      let history = try await drawn.history(.send(Batch(.gate, .each(2))), .awaitInside(.each(2)), .chain)
      #expect(history.unmet.isEmpty)
      #expect(history.requests.map(\.ending) == [.failed, .failed])
      #expect(
        history.failures.map(\.reason)
          == Array(repeating: "the server answered 503; look into its log for the reason", count: 2))
    }
  }

  @Suite("awaitAnswers") struct Answers {
    @Test("waits for those that nobody holds, and sees once more who is held") func beside() async throws {
      for seed in 1...10 {
        // Looks are long, so that answers come while one is under way.
        var drawn = Drawn(.asgi(processes: 1, threadSensitive: .perRequest), seed: UInt64(seed))
        drawn.drawing.pace.look = 20_000...40_000
        drawn.patience.pulse = .milliseconds(1)
        let history = try await drawn.history(
          .send(Batch(.gate, .each(2))), .awaitInside(.all), .send(Batch(.asyncIdentity, .each(3))), .awaitAnswers)
        #expect(history.unmet.isEmpty)
        let answered = try #require(
          history.requests.filter { history.asked[$0.request] == "async" }.map(\.exit).max())
        for view in history.spans(at: .view) {
          #expect(view.exit > answered, "\(view.request) was held when the answers came; seed \(seed)")
        }
      }
    }

    @Test("says how many got none") func stuck() async throws {
      let history = try await Drawn(.wsgi(processes: 1, threads: 1)).history(
        .send(Batch(.gate, .each(1))), .awaitInside(.all), .send(Batch(.identity, .each(2))), .awaitAnswers, .open)
      #expect(history.unmet == ["2 requests that nobody held got no answer until nothing had moved for 3 s"])
      #expect(history.requests.allSatisfy { $0.ending == .done }, "they were answered once the holder had gone")
    }
  }

  @Suite("settle") struct Settle {
    private func gap(_ step: Scenario.Step, heldUp: Bool) async throws -> (milliseconds: Int, history: History) {
      let history = try await Drawn(.wsgi(processes: 1, threads: heldUp ? 1 : 2)).history(
        .send(Batch(.gate, .each(1))), .awaitInside(.all), .send(Batch(.identity, .each(1))), step,
        .send(Batch(.identity, .each(1))), .awaitAnswers, .open)
      let quick = history.requests.filter { history.asked[$0.request] == "identity" }.map(\.enter)
      let (first, second) = (try #require(quick.first), try #require(quick.last))
      return ((second - first) / 1_000_000, history)
    }

    @Test("goes on as soon as there are answers") func answered() async throws {
      let (milliseconds, history) = try await gap(.settle, heldUp: false)
      #expect(milliseconds < 100)
      let quick = history.requests.filter { history.asked[$0.request] == "identity" }
      #expect(try #require(quick.first).exit < #require(quick.last).enter)
    }

    @Test("gives who is stuck a short wait and not the long one, and says nothing") func stuck() async throws {
      let (milliseconds, history) = try await gap(.settle, heldUp: true)
      #expect((250...400).contains(milliseconds))
      #expect(history.unmet.count == 1, "only the step behind it says that somebody got no answer")
    }
  }

  @Suite("quiet") struct Quiet {
    @Test("lasts until nobody has come for a while, so that one too many is seen") func excess() async throws {
      // The third, which should not come in, is slow to.
      let drawn = Drawn(.wsgi(processes: 1, threads: 2)) {
        $0.flaw = .extraThread
        $0.trouble = .delays("a3", milliseconds: 200, isWorking: false)
      }
      let history = try await drawn.history(of: Property.admitsItsSlots.scenario(drawn.model))
      #expect(Property.admitsItsSlots.judge(history, drawn.model).isViolated)
      #expect(history.mostInside == 3)
    }

    @Test("is over a while after the last arrival") func length() async throws {
      let history = try await Drawn(.wsgi(processes: 1, threads: 2)).history(
        .send(Batch(.gate, .each(2))), .awaitInside(.all), .quiet, .open)
      let last = try #require(history.spans(at: .view).map(\.enter).max())
      let milliseconds = (try #require(history.releases.first).time - last) / 1_000_000
      #expect((225...350).contains(milliseconds))
    }
  }
}
