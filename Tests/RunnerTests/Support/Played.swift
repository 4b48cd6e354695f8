import Conformance
import Histories
import Testing

@testable import Runner

/// Plays `diagram` to a scenario and expects that the history comes out as the very same diagram, or as `seen`.
///
/// So one diagram says what a server does, and when the kit sends and lets go: at a deed of the kit the diagram waits, so that
/// one too late moves all that is behind it, and one too early is drawn elsewhere than it should be.
@discardableResult func play(
  _ diagram: String, _ steps: Scenario.Step..., seen: String? = nil, unmet: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> History {
  let run = ScenarioRun(Scenario("plays", steps), in: try DiagramWorld(diagram), patience: .drawnInColumns)
  let history = try await run.history()
  let expected = try Diagram.parse(seen ?? diagram).toScale(1)
  #expect(history.toScale() == expected, sourceLocation: sourceLocation)
  #expect(history.unmet == unmet, sourceLocation: sourceLocation)
  return history
}

extension Patience {
  /// In columns: a look at each, quiet after 5, and patience for 12.
  static let drawnInColumns: Patience = {
    var patience = Patience()
    (patience.pulse, patience.quiet, patience.progress) = (.columns(1), .columns(5), .columns(12))
    patience.longestRound = .columns(1_000)
    return patience
  }()
}

extension Duration {
  fileprivate static func columns(_ count: Int) -> Duration { .nanoseconds(count * DiagramWorld.tick) }
}

extension History {
  /// What was seen by the kit's clock, drawn to scale: a column is a tick, and the first request is sent at the first one.
  ///
  /// What lasted for less than the room that its name needs is drawn with that room.
  func toScale(_ tick: Int = DiagramWorld.tick) -> String {
    let origin = requests.map(\.enter).min() ?? 0
    var rows: [(lane: String, text: String)] = []
    func draw(_ mark: String, in lane: String, at time: Int, gap: Int = 1) {
      let start = max(0, time - origin) / tick
      var index = rows.firstIndex { $0.lane == lane && $0.text.count + gap <= start }
      if index == nil {
        index = rows.count
        rows.append((lane, ""))
      }
      guard let index else { return }
      rows[index].text += String(repeating: " ", count: start - rows[index].text.count) + mark
    }
    for span in requests + spans.filter({ !$0.site.isClient && $0.site.clock == .kit }) {
      let length = (span.exit - origin) / tick - (span.enter - origin) / tick
      let fill = String(repeating: "-", count: max(0, length - 1 - span.request.count))
      let mark = span.ending == .done ? "]" : span.ending == .failed ? "!" : ">"
      draw("[\(span.request)\(fill)\(mark)", in: Diagram.lane(of: span.site), at: span.enter, gap: 0)
    }
    for release in releases { draw(release.request, in: "release", at: release.time) }
    for event in events {
      let (lane, mark) = Diagram.mark(of: event)
      draw(mark, in: lane, at: event.time)
    }
    let margin = (rows.map(\.lane.count).max() ?? 0) + 2
    return rows.map { $0.lane + String(repeating: " ", count: margin - $0.lane.count) + $0.text }.joined(
      separator: "\n")
  }
}
