import Conformance
public import Harness
import Reporting
public import Testing

/// Runs one trial and records an issue for anything but an upheld verdict.
///
/// A trial that turns out to be inapplicable, since the versions cannot exercise it, records nothing: the reason is in the
/// outcome. The report of a violation is attached.
public func expect(_ trial: Trial, sourceLocation: SourceLocation = #_sourceLocation) async throws {
  let outcome = try await trial.run()
  switch outcome.verdict {
  case .upheld, .inapplicable: return
  case .violated, .inconclusive, .unobservable:
    Issue.record("\(Report.line(outcome))", sourceLocation: sourceLocation)
  }
}
