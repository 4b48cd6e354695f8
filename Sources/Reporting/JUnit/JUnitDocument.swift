import Conformance
import XMLCoder

/// What all parts of the document share: each value is an attribute, but for other parts and text.
protocol JUnitPart: Encodable, DynamicNodeEncoding {
  static var elements: Set<String> { get }
}

extension JUnitPart {
  static func nodeEncoding(for key: any CodingKey) -> XMLEncoder.NodeEncoding {
    elements.contains(key.stringValue) ? .element : .attribute
  }
}

/// The root, `testsuites`. It has no count of skipped cases: strict schemas, such as that of Jenkins, know none there
/// (https://github.com/jenkinsci/xunit-plugin, `junit-10.xsd`).
struct JUnitDocument: JUnitPart {
  static let elements: Set<String> = ["testsuite"]

  var name = "lockstep"
  var tests: Int
  var failures: Int
  var errors: Int
  var time: String
  var testsuite: [JUnitSuite]

  init(_ results: Results) {
    testsuite = results.servers.map { JUnitSuite($0, results.outcomes(of: $0)) }
    tests = testsuite.reduce(0) { $0 + $1.tests }
    failures = testsuite.reduce(0) { $0 + $1.failures }
    errors = testsuite.reduce(0) { $0 + $1.errors }
    time = "\(Seconds(value: results.servers.reduce(0) { $0 + $1.seconds }, decimals: 3))"
  }
}

/// One server.
struct JUnitSuite: JUnitPart {
  static let elements: Set<String> = ["testcase"]

  var name: String
  var tests: Int
  var failures: Int
  var errors: Int
  var skipped: Int
  var time: String
  var testcase: [JUnitCase]

  init(_ server: ServerResult, _ outcomes: [Outcome]) {
    name = server.name
    testcase = outcomes.map { JUnitCase($0) }
    if outcomes.isEmpty, let failure = server.failure {
      testcase = Catalogue.all.map { JUnitCase($0, on: server.name, unobservable: failure) }
    }
    tests = testcase.count
    failures = testcase.count { $0.failure != nil }
    errors = testcase.count { $0.error != nil }
    skipped = testcase.count { $0.skipped != nil }
    time = "\(Seconds(value: server.seconds, decimals: 3))"
  }
}

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
