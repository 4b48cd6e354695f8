import Conformance
import Histories
import TestSupport
import Testing

@testable import Runner

/// The rule that all judges rest on: a recorded span lies inside the real one. A drawn server knows the real ones.
@Suite("What is recorded", .serialized)
struct TruthTests {
  private static let scenarios: [Scenario] = [
    Scenario("fills", [.send(Batch(.gate, .each(4))), .awaitInside(.each(2)), .quiet, .chain]),
    Scenario("calls", [.send(Batch(.web, .each(4))), .awaitInside(.each(2)), .quiet, .chain]),
    Scenario("locks", [.send(Batch(.rowGate, .each(3), rows: .same)), .awaitInside(.all), .quiet, .chain]),
    Scenario("opens", [.send(Batch(.gate, .each(2))), .awaitInside(.all), .open]),
  ]

  @Test("lies inside what was, whatever befalls the server", arguments: scenarios) func inside(_ scenario: Scenario)
    async throws
  {
    for seed in 1...60 {
      var dice = Dice(seed: UInt64(seed))
      var drawn = Drawn.faithful(&dice)
      if dice.once(in: 2) { drawn.drawing.trouble = .random(&dice) }
      let world = DrawnWorld(drawn.drawing, declared: drawn.model.processes.upperBound, seed: drawn.seed)
      let history: History
      do {
        history = try await Aside.run { try await ScenarioRun(scenario, in: world, patience: .drawn).history() }
      } catch is DrawnEnd { continue }
      expectFates(of: history, drawn)
      for span in history.spans where span.site.stage == .view || span.site.stage == .lock {
        let stay = try #require(
          world.stays.first { $0.request == span.request && $0.stage == span.site.stage },
          "\(span.request) was seen where it never was; \(drawn)")
        #expect(stay.enter <= span.enter, "\(span.request) is recorded before it came; \(drawn)")
        #expect(span.exit <= stay.exit ?? .max, "\(span.request) is recorded after it left; \(drawn)")
        guard span.site.stage == .view, let release = history.release(of: span.request) else { continue }
        #expect(release.time <= stay.exit ?? .max, "\(span.request) left before it was let go; \(drawn)")
      }
    }
  }

  /// Fates are of all requests, and say of each what its spans and failures say.
  private func expectFates(of history: History, _ drawn: Drawn) {
    #expect(history.fates.map(\.request) == history.requests.map(\.request).sorted(), "\(drawn)")
    for request in history.requests {
      guard let fate = history.fate(of: request.request) else { continue }
      switch request.ending {
      case .done: #expect(fate.client == .answered(status: 200) && fate.view == .left, "\(fate); \(drawn)")
      case .open: #expect(fate.client == .hungUp, "\(fate); \(drawn)")
      case .failed: #expect(![.answered(status: 200), .hungUp].contains(fate.client), "\(fate); \(drawn)")
      }
      let wasSeen = history.spans.contains { !$0.site.isClient && $0.request == fate.request }
      #expect(!(wasSeen && fate.view == .unheard), "\(fate); \(drawn)")
    }
  }
}
