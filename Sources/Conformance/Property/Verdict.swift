/// What was found about a property on a server.
public enum Verdict: Hashable, Sendable, Codable {
  /// The property held *and* the load gave it a chance not to.
  case upheld(Exercise)
  case violated(Evidence)
  /// The history cannot decide: nothing went wrong, but nothing could have, or something was not seen.
  case inconclusive(String)
  /// The model or the versions cannot exercise the property by their nature.
  case inapplicable(String)
  /// The kit could not look: the server did not start, Postgres went away. A judge never returns it.
  case unobservable(String)

  /// The name that reports and results use.
  public var name: String {
    switch self {
    case .upheld: "upheld"
    case .violated: "violated"
    case .inconclusive: "inconclusive"
    case .inapplicable: "inapplicable"
    case .unobservable: "unobservable"
    }
  }

  /// A sentence that says why.
  public var reason: String {
    switch self {
    case .upheld(let exercise): exercise.summary
    case .violated(let evidence): evidence.claim
    case .inconclusive(let reason), .inapplicable(let reason), .unobservable(let reason): reason
    }
  }

  public var isUpheld: Bool { exercise != nil }
  public var exercise: Exercise? { if case .upheld(let exercise) = self { exercise } else { nil } }
  public var evidence: Evidence? { if case .violated(let evidence) = self { evidence } else { nil } }
  public var isViolated: Bool { evidence != nil }
  public var isInconclusive: Bool { if case .inconclusive = self { true } else { false } }
  public var isInapplicable: Bool { if case .inapplicable = self { true } else { false } }
  public var isUnobservable: Bool { if case .unobservable = self { true } else { false } }
}
