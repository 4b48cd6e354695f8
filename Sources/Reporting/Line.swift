public import Conformance

extension Report {
  /// An outcome as the message of a failed test: one sentence, and for a violation its diagram below.
  public static func line(_ outcome: Outcome) -> String {
    let outcome = outcome.printable
    let subject = "\(outcome.property) \(outcome.verdict.name) \(outcome.verdict.preposition) \(outcome.subject.name)"
    let sentence = "\(subject): \(outcome.verdict.reason)"
    guard let evidence = outcome.verdict.evidence else { return sentence }
    let diagram = SmallDiagram(evidence)
    return ([sentence] + diagram.lines.map { "  " + $0 } + (diagram.legend.map { [$0] } ?? [])).joined(separator: "\n")
  }
}

extension Verdict {
  fileprivate var preposition: String {
    switch self {
    case .upheld, .violated: "by"
    case .inapplicable: "to"
    case .inconclusive, .unobservable: "on"
    }
  }
}
