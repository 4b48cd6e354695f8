import Conformance

/// A violation in the report: what was claimed, the least that shows it, what it means, and what to do; or, for one that is
/// known, why it is put up with; or why one that is listed as known is to be listed no more.
struct ViolationBlock {
  var outcome: Outcome
  /// The properties whose violation follows from it.
  var consequences: [Property.ID] = []
  var style: Style

  var lines: [String] {
    let standing = outcome.standing
    let label =
      "  \(standing.mark) \(outcome.property)  \(standing == .known ? "violated, known" : standing.rawValue): "
    let heading = outcome.title.wrapped(behind: style.paint(label, standing.inks), width: label.count)
    if let stale = outcome.stale { return heading + stale.wrapped(indent: 4) }
    guard let evidence = outcome.verdict.evidence else { return heading }
    let diagram = SmallDiagram(evidence)
    return heading + evidence.claim.wrapped(indent: 4)
      + block(diagram.lines.map { $0.isEmpty ? "" : "      " + $0 })
      + (diagram.legend.map { $0.wrapped(indent: 6) + [""] } ?? [])
      + explanation
      + (consequences.isEmpty ? [] : labelled("also", Report.words(for: consequences)))
      + (outcome.history.map { labelled("history", $0) } ?? [])
  }

  private var explanation: [String] {
    let page = Catalogue.property(outcome.property)?.page
    let means = page.map { labelled("means", $0.otherwise) } ?? []
    if let known = outcome.known { return means + labelled("known", "\(known.reason)\n\(known.link)") }
    return means + (page.map { labelled("mend", $0.mend(for: outcome.subject.versions)) } ?? [])
  }

  private func block(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines + [""] }

  private func labelled(_ label: String, _ text: String) -> [String] {
    text.wrapped(behind: "    \(style.bold(label.padded(to: 7)))  ", width: 13)
  }
}
