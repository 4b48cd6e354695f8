extension Outcome {
  /// Whether a promise was seen broken that nobody knew to be: what fails a run.
  public var isUnexpectedViolation: Bool { verdict.isViolated && known == nil }

  /// Whether a promise was seen broken that is listed as such. It is shown and counted, and fails nothing.
  public var isKnownViolation: Bool { verdict.isViolated && known != nil }

  /// Why its line among the known violations says nothing true any more, a sentence; `nil` unless that is so.
  ///
  /// What could not be decided or not be looked at makes no line stale, and neither does one lucky run, see ``unseen``.
  public var stale: String? {
    guard let known, unseen == nil else { return nil }
    let now: String
    switch verdict {
    case .upheld(let exercise): now = "is upheld by \(subject.name) now (\(exercise.summary))"
    case .inapplicable(let reason): now = "does not apply to \(subject.name) (\(reason))"
    case .violated, .inconclusive, .unobservable: return nil
    }
    return "\(property) \(now), but is listed as a known violation (\(known)); "
      + "remove the line of \(property) from the known violations of this server"
  }

  /// Why its line among the known violations stays although nothing of it was seen, a sentence; `nil` unless that is so.
  ///
  /// Whether a stochastic property is seen broken depends on chance, so that one run keeps it says nothing about the next.
  public var unseen: String? {
    guard let known, verdict.isUpheld, Catalogue.property(property)?.strength == .stochastic else { return nil }
    return "\(property) is listed as a known violation (\(known)), which was not seen this time; "
      + "that depends on chance, so its line stays"
  }
}
