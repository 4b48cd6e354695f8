import Conformance

/// What was found: the sentence in an attribute, and for a violation its diagram in the text.
struct JUnitFinding: JUnitPart {
  static let elements: Set<String> = [""]

  var message: String
  var type: String
  var text: String

  enum CodingKeys: String, CodingKey {
    case message, type
    case text = ""
  }

  init(_ outcome: Outcome) {
    let message =
      switch outcome.standing {
      case .stale: outcome.stale ?? ""
      case .known: outcome.known.map { "known violation: \($0)" } ?? ""
      default: outcome.verdict.reason
      }
    self.init(message: message, type: outcome.standing, text: Report.line(outcome))
  }

  init(message: String, type: Standing, text: String) {
    // Readers turn a line break in an attribute into a space, or refuse it.
    self.message = message.split(separator: "\n").joined(separator: " ")
    self.type = type.rawValue
    self.text = text
  }
}
