import Conformance

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
