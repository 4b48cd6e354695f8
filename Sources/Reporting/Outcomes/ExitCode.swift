package import Conformance

extension Report {
  /// What the command line exits with: 1 if a promise was seen broken that is not known to be, or a known violation is
  /// one no more, which wins; 3 if something could not be decided or not be looked at; 0 otherwise.
  package static func exitCode(_ results: Results) -> Int32 {
    if results.outcomes.contains(where: { $0.isUnexpectedViolation || $0.stale != nil }) { return 1 }
    let undecided = results.outcomes.contains { $0.verdict.isInconclusive || $0.verdict.isUnobservable }
    return undecided || results.servers.contains { $0.failure != nil } ? 3 : 0
  }
}
