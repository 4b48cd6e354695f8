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
      return !key.isLimit || isAsked(key, outcomes)
    }
  }

  /// Whether a limit was promised in so many words, or judged. In a sample, a connection that is just being closed counts
  /// beside the next one, so a limit that merely follows from a model is not held to it.
  private static func isAsked(_ key: Figures.Key, _ outcomes: [Outcome]) -> Bool {
    outcomes.contains { outcome in
      outcome.subject.model.declaredBackends != nil
        || (key.judges.contains(outcome.property) && !outcome.verdict.isInapplicable)
    }
  }
}
