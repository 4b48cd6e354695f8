import Conformance

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
