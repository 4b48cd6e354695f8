package import Conformance
import Histories

extension Report {
  /// An outcome as the message of a failed test: one sentence, and for a violation its diagram below.
  package static func line(_ outcome: Outcome) -> String {
    let outcome = outcome.printable
    if let stale = outcome.stale { return stale }
    let subject = "\(outcome.property) \(outcome.verdict.name) \(outcome.verdict.preposition) \(outcome.subject.name)"
    let known = outcome.isKnownViolation ? outcome.known.map { ", as is known (\($0))" } : nil
    let unseen = outcome.unseen.map { "; \($0)" }
    let sentence = "\(subject)\(known ?? ""): \(outcome.verdict.reason)\(unseen ?? "")"
    guard let evidence = outcome.verdict.evidence else { return sentence }
    let diagram = SmallDiagram(evidence)
    return ([sentence] + diagram.lines.map { "  " + $0 } + (diagram.legend.map { [$0] } ?? [])).joined(separator: "\n")
  }

  /// The message with which a test fails over an outcome; `nil` where it has nothing to fail over: the property is upheld
  /// or does not apply, or is violated as is known.
  package static func failure(_ outcome: Outcome) -> String? {
    switch outcome.standing {
    case .upheld, .inapplicable, .known: nil
    case .violated, .stale, .unobservable, .inconclusive: line(outcome)
    }
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
