package import Conformance

extension Report {
  /// What the command line exits with: 1 if a promise was seen broken that is not known to be, or a known violation is
  /// one no more, which wins; 3 if something could not be decided or not be looked at, or a figure is another one than was
  /// claimed and none of the properties that judge it was among those judged; 0 otherwise.
  package static func exitCode(_ results: Results) -> Int32 {
    if results.outcomes.contains(where: { $0.isUnexpectedViolation || $0.stale != nil }) { return 1 }
    return isUndecided(results) || results.servers.contains { hasUnjudgedFigure($0, in: results) } ? 3 : 0
  }

  /// Whether something could not be decided, or not be looked at. What rests on a violation that is known is known, too.
  static func isUndecided(_ results: Results) -> Bool {
    let known = results.outcomes.filter(\.isKnownViolation)
    return results.servers.contains { $0.failure != nil }
      || results.outcomes.contains { outcome in
        guard outcome.verdict.isInconclusive, let other = outcome.verdict.presupposed else {
          return outcome.verdict.isInconclusive || outcome.verdict.isUnobservable
        }
        return !known.contains { $0.property == other && $0.subject.name == outcome.subject.name }
      }
  }

  /// Whether a figure of the server that some property judges was seen to be another one, and no verdict says so.
  private static func hasUnjudgedFigure(_ server: ServerResult, in results: Results) -> Bool {
    let outcomes = results.outcomes(of: server)
    return Figures.Key.allCases.contains { key in
      guard !key.judges.isEmpty, server.standing(of: key, outcomes) == .unjudged else { return false }
      return !key.isLimit || isOpen(key, outcomes)
    }
  }

  /// Whether a limit was to be judged and was not, or was promised in so many words and not asked for. In a sample, a
  /// connection that is just being closed counts beside the next one, so nothing is held to a sample alone.
  private static func isOpen(_ key: Figures.Key, _ outcomes: [Outcome]) -> Bool {
    let judged = outcomes.filter { key.judges.contains($0.property) }
    guard judged.isEmpty else { return judged.contains { $0.verdict.isInconclusive || $0.verdict.isUnobservable } }
    return outcomes.contains { $0.subject.model.declaredBackends != nil }
  }
}
