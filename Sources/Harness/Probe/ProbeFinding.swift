/// One thing about a probe that is not as PROTOCOL.md has it.
package struct ProbeFinding: Hashable, Sendable, CustomStringConvertible {
  /// Without a full stop.
  package var sentence: String
  /// The heading of PROTOCOL.md that describes it.
  package var section: String

  init(_ sentence: String, _ section: String) { (self.sentence, self.section) = (sentence, section) }

  package var description: String { "\(sentence) (PROTOCOL.md, \"\(section)\")" }
}

/// What came of one golden request.
package struct ProbeLine: Hashable, Sendable {
  package enum Rating: Hashable, Sendable {
    case fits
    /// It need not be offered, and is not; the reason.
    case leftOut(String)
    case differs([ProbeFinding])
  }

  package var title: String
  package var rating: Rating

  package var isGood: Bool { if case .differs = rating { false } else { true } }
}
