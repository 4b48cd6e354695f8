import Conformance
public import Harness
import Reporting
public import Testing

/// Runs one trial and records an issue for anything but an upheld verdict.
///
/// A trial that turns out to be inapplicable, since the versions cannot exercise it, records nothing: the reason is in the
/// outcome. The report of a violation is attached. A violation that is known is a known issue, and fails the test when it
/// occurs no more, unless that may be chance.
public func expect(_ trial: Trial, sourceLocation: SourceLocation = #_sourceLocation) async throws {
  record(try await trial.run(), sourceLocation: sourceLocation)
}

/// Records an issue for an outcome that has anything to fail over.
func record(_ outcome: Outcome, sourceLocation: SourceLocation) {
  if let known = outcome.known, outcome.isKnownViolation {
    withKnownIssue("\(known)", sourceLocation: sourceLocation) {
      Issue.record("\(Report.line(outcome))", sourceLocation: sourceLocation)
    }
  } else if let stale = outcome.stale {
    withKnownIssue("\(stale)", sourceLocation: sourceLocation) {}
  } else if let failure = Report.failure(outcome) {
    Issue.record("\(failure)", sourceLocation: sourceLocation)
  }
}
