extension Figures.Key {
  /// The properties whose violation says that the figure is not what was promised.
  ///
  /// The figures of the whole server follow from the number of its processes, so WK-1 is among theirs.
  package var judges: Set<Property.ID> {
    switch self {
    case .processes: ["WK-1"]
    case .syncAtOncePerProcess, .threadsPerProcess: Self.syncJudges
    case .syncAtOnce: Self.syncJudges.union(["WK-1"])
    case .asyncAtOnce: ["WK-1", "WK-6", "AS-1"]
    case .backendsAtPeak: ["CN-1"]
    case .backendsAfter: []
    }
  }

  private static let syncJudges: Set<Property.ID> = ["WK-2", "WK-5.query", "TS-1", "TS-4", "TS-6"]

  /// The properties whose violation may say that it is more than was promised, beside ``judges``: they count requests that
  /// are held elsewhere than at the gate.
  var judgesOfMore: Set<Property.ID> {
    switch self {
    case .syncAtOnce, .syncAtOncePerProcess: ["WK-5.web", "CP-1"]
    case .processes, .threadsPerProcess, .asyncAtOnce, .backendsAtPeak, .backendsAfter: []
    }
  }

  /// Whether a claim is the most that there may be, so that less of it keeps the promise as well.
  package var isLimit: Bool { self == .backendsAtPeak }
}

/// How a figure that was seen stands to the one that was claimed.
package enum FigureStanding: Hashable, Sendable {
  /// It is not shown to be another one.
  case kept
  /// It is another one, and so says the verdict on a property that judges it.
  case broken
  /// It is another one, and no verdict says so.
  case unjudged
}

extension ServerResult {
  /// How the figure at `key` stands to its claim, in the light of `outcomes`, which are those of the server.
  package func standing(of key: Figures.Key, _ outcomes: [Outcome]) -> FigureStanding {
    guard let claim = claimed[key], let seen = observed[key],
      key.isLimit ? claim.isBelow(seen) : claim.differs(from: seen)
    else { return .kept }
    let judges = claim.isBelow(seen) ? key.judges.union(key.judgesOfMore) : key.judges
    return outcomes.contains { judges.contains($0.property) && $0.verdict.isViolated } ? .broken : .unjudged
  }
}
