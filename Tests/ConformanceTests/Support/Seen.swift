import Conformance
import Histories
import Testing

/// What was seen in one run, drawn, with what a judge should say of it.
struct Seen: Sendable, CustomTestStringConvertible {
  var what: String
  var diagram: String
  /// The reason of the verdict, word for word.
  var says: String
  /// The opportunities of an upheld verdict.
  var opportunities: Int

  init(_ what: String, _ diagram: String, says: String = "", opportunities: Int = 0) {
    (self.what, self.diagram, self.says, self.opportunities) = (what, diagram, says, opportunities)
  }

  var testDescription: String { what }

  /// The verdict that is due if the property was upheld.
  var upheld: Verdict { .upheld(Exercise(opportunities: opportunities, says)) }
  /// The verdict that is due if the history cannot decide.
  var inconclusive: Verdict { .inconclusive(says) }
}

extension Property {
  /// The verdict on a drawn history, and on what the kit waited for in vain.
  func verdict(
    _ diagram: String, _ model: ServerModel, unmet: [String] = [], failures: [Failure] = [], processors: Int? = nil
  ) throws -> Verdict {
    let drawn = try Diagram.parse(diagram)
    return judge(
      History(
        drawn.spans, releases: drawn.releases, ticks: drawn.ticks, events: drawn.events, processes: drawn.processes,
        unmet: unmet,
        failures: failures,
        asked: drawn.asked, gateways: drawn.gateways, processors: processors), model)
  }

  /// The evidence against a server, as text; a test fails if there is none.
  func evidence(
    _ diagram: String, _ model: ServerModel, unmet: [String] = [], failures: [Failure] = [], processors: Int? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let verdict = try verdict(diagram, model, unmet: unmet, failures: failures, processors: processors)
    return try #require(verdict.evidence, "\(verdict.name): \(verdict.reason)", sourceLocation: sourceLocation)
      .description
  }
}
