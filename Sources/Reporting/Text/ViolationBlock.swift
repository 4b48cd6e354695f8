import Conformance

/// A violation in the report: what was claimed, the least that shows it, what it means, and what to do.
struct ViolationBlock {
  var outcome: Outcome
  var style: Style

  var lines: [String] {
    guard let evidence = outcome.verdict.evidence else { return [] }
    let page = Catalogue.property(outcome.property)?.page
    let label = "  \(outcome.verdict.mark) \(outcome.property)  violated: "
    let diagram = SmallDiagram(evidence)
    return outcome.title.wrapped(behind: style.paint(label, outcome.verdict.inks), width: label.count)
      + evidence.claim.wrapped(indent: 4)
      + block(diagram.lines.map { $0.isEmpty ? "" : "      " + $0 })
      + (diagram.legend.map { $0.wrapped(indent: 6) + [""] } ?? [])
      + (page.map { labelled("means", $0.otherwise) + labelled("mend", $0.mend) } ?? [])
      + (outcome.history.map { labelled("history", $0) } ?? [])
  }

  private func block(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines + [""] }

  private func labelled(_ label: String, _ text: String) -> [String] {
    text.wrapped(behind: "    \(style.bold(label.padded(to: 7)))  ", width: 13)
  }
}
