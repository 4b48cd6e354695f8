import Conformance
import Histories
import Reporting
import Testing

@Suite("The exit code")
struct ExitCodeTests {
  static let upheld = Verdict.upheld(Exercise(opportunities: 1, "once"))
  static let violated = Verdict.violated(Evidence("two at once", witnesses: []))
  static let inconclusive = Verdict.inconclusive("nobody waited")
  static let inapplicable = Verdict.inapplicable("it is WSGI")
  static let unobservable = Verdict.unobservable("it did not start")

  @Test(
    "is 1 for a violation, 3 for what was not decided, 0 otherwise",
    arguments: [
      ([], 0), ([upheld], 0), ([inapplicable], 0), ([upheld, inapplicable], 0),
      ([upheld, inconclusive], 3), ([upheld, unobservable], 3), ([inconclusive, unobservable], 3),
      ([violated], 1), ([upheld, violated], 1), ([inconclusive, violated], 1), ([unobservable, violated, upheld], 1),
    ] as [([Verdict], Int32)])
  func table(verdicts: [Verdict], code: Int32) {
    var results = Sample.results()
    results.outcomes = verdicts.map { Outcome("TS-1", on: Subject("x", Sample.oneThread), $0) }
    #expect(Report.exitCode(results) == code)
  }

  @Test("is not moved by what rests on a violation that is known") func presupposed() {
    var results = Sample.results()
    let subject = Subject("x", Sample.oneThread)
    let known = KnownViolation(reason: "a reason", link: "https://example.org")
    let resting = Outcome(
      "WK-2", on: subject, .inconclusive("2 processes admitted 2 where 3 are declared; see WK-1; nobody came"))
    results.outcomes = [Outcome("WK-1", on: subject, Self.violated, known: known), resting]
    #expect(Report.exitCode(results) == 0)
    results.outcomes = [Outcome("WK-1", on: subject, Self.upheld), resting]
    #expect(Report.exitCode(results) == 3)
    results.outcomes = [Outcome("WK-1", on: Subject("y", Sample.oneThread), Self.violated, known: known), resting]
    #expect(Report.exitCode(results) == 3)
  }

  @Test("is 3 for a server that could not be looked at, even without an outcome")
  func failedServer() {
    var results = Sample.unreachable
    results.outcomes = []
    #expect(Report.exitCode(results) == 3)
  }
}
