import Conformance
public import Harness
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
  switch Finding(outcome) {
  case .nothing: break
  case .failure(let words): Issue.record("\(words)", sourceLocation: sourceLocation)
  case .known(let reason, let words):
    withKnownIssue("\(reason)", sourceLocation: sourceLocation) {
      Issue.record("\(words)", sourceLocation: sourceLocation)
    }
  case .stale(let words): withKnownIssue("\(words)", sourceLocation: sourceLocation) {}
  }
}
