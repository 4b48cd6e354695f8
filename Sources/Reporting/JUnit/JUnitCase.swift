import Conformance

/// One property on one server.
struct JUnitCase: JUnitPart {
  static let elements: Set<String> = ["failure", "error", "skipped"]

  var name: String
  var classname: String
  var time: String
  var failure: JUnitFinding?
  var error: JUnitFinding?
  var skipped: JUnitFinding?

  init(_ outcome: Outcome) {
    name = "\(outcome.property) \(outcome.title)"
    classname = outcome.subject.name
    time = "\(Seconds(value: outcome.seconds, decimals: 3))"
    let finding = JUnitFinding(outcome)
    switch outcome.standing {
    case .upheld: break
    case .violated, .stale: failure = finding
    case .inconclusive, .unobservable: error = finding
    case .inapplicable, .known: skipped = finding
    }
  }

  init(_ property: Property, on server: String, unobservable reason: String) {
    name = "\(property.id) \(property.title)"
    classname = server
    time = "\(Seconds(value: 0, decimals: 3))"
    error = JUnitFinding(message: reason, type: .unobservable, text: reason)
  }
}
