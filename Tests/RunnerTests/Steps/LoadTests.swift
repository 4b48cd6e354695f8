import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step load")
struct LoadTests {
  private let steps: [Scenario.Step] = [.load(Load(.sleep, clients: 3, requests: 12, milliseconds: 20))]

  @Test("keeps so many clients busy until all requests have been answered") func busy() async throws {
    let history = try await Drawn(.wsgi(processes: 2, threads: 4)).history(of: Scenario("loads", steps))
    #expect(history.unmet.isEmpty)
    #expect(history.requests.count == 12)
    #expect(history.requests.allSatisfy { $0.ending == .done && $0.site == .client })
    #expect(history.requests.peak().count == 3, "never more at once than clients")
    for request in history.requests.dropFirst(3) {
      let behind = history.requests.filter { $0.exit <= request.enter }.map(\.exit).max()
      let waited = request.enter - (behind ?? 0)
      #expect(waited < 1_000_000, "\(request.request) follows an answer at once, whenever the kit looks next")
    }
  }

  @Test("comes one behind the other") func twice() async throws {
    let history = try await Drawn(.wsgi(processes: 1, threads: 2)).history(
      .load(Load(.identity, clients: 2, requests: 4)), .load(Load(.sleep, clients: 2, requests: 4)))
    let (quick, slow) = (
      history.requests.filter { history.asked[$0.request] == "identity" },
      history.requests.filter { history.asked[$0.request] == "sleep" }
    )
    #expect((quick.count, slow.count) == (4, 4))
    #expect((quick.map(\.exit).max() ?? .max) < (slow.map(\.enter).min() ?? 0))
  }

  @Test("says how many were answered where somebody is stuck, and sends no more behind the end") func stuck()
    async throws
  {
    let drawn = Drawn(.wsgi(processes: 1, threads: 4)) {
      $0.trouble = .delays("a5", milliseconds: 600_000, isWorking: false)
    }
    let history = try await drawn.history(of: Scenario("loads", steps))
    #expect(history.unmet.first == "11 of 12 requests were answered until nothing had moved for 3 s")
    #expect(history.requests.count == 12)
    #expect(history.requests.filter { $0.ending == .open }.map(\.request) == ["a5"])
  }
}
