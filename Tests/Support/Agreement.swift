package import Conformance

/// Looks for figures and verdicts of one server that say the opposite of each other.
package struct Agreement {
  /// A verdict that stands beside a figure that it cannot stand beside.
  package struct Contradiction {
    package var property: Property.ID
    package var text: String
  }

  private let claimed: Figures
  private let seen: Figures
  private let verdicts: [Property.ID: Verdict]

  package init(claimed: Figures, seen: Figures, verdicts: [Property.ID: Verdict]) {
    (self.claimed, self.seen, self.verdicts) = (claimed, seen, verdicts)
  }

  package var contradictions: [Contradiction] {
    upheldBesideAnother + upheldBesideMore + violatedBesideTheSame + unfounded
  }

  private func isUpheld(_ property: Property.ID) -> Bool { verdicts[property]?.isUpheld ?? false }

  private func differs(_ key: Figures.Key) -> Bool {
    guard let claim = claimed[key], let figure = seen[key] else { return false }
    return claim.differs(from: figure)
  }

  private func contradiction(_ property: Property.ID, _ key: Figures.Key) -> Contradiction {
    let figures = [claimed[key], seen[key]].map { $0?.description ?? "nothing" }.joined(separator: " → ")
    return Contradiction(
      property: property, text: "\(property) is \(verdicts[property]?.name ?? "not judged") beside \(key): \(figures)")
  }

  /// What was upheld beside a figure that it says is another.
  private var upheldBesideAnother: [Contradiction] {
    var promises: [(Property.ID, Figures.Key)] = [
      ("WK-1", .processes), ("WK-2", .syncAtOncePerProcess), ("TS-1", .syncAtOncePerProcess),
      ("TS-4", .syncAtOncePerProcess), ("TS-6", .syncAtOncePerProcess), ("AS-1", .asyncAtOnce),
    ]
    // WK-2 multiplies by the processes that there are.
    if isUpheld("WK-1") { promises.append(("WK-2", .syncAtOnce)) }
    return promises.filter { isUpheld($0) && differs($1) }.map(contradiction)
  }

  /// What was upheld of each process of as many as are promised, beside more in the whole server than they may have.
  private var upheldBesideMore: [Contradiction] {
    guard isUpheld("WK-1") else { return [] }
    let most: [(Property.ID, Figures.Key)] = [
      ("TS-1", .syncAtOnce), ("TS-4", .syncAtOnce), ("WK-6", .asyncAtOnce),
    ]
    return most.filter { property, key in
      guard let claim = claimed[key], let figure = seen[key] else { return false }
      return isUpheld(property) && claim.isBelow(figure)
    }.map(contradiction)
  }

  /// What was violated although each figure that it is about was seen, with certainty, to be what is claimed.
  private var violatedBesideTheSame: [Contradiction] {
    verdicts.filter(\.value.isViolated).keys.compactMap { property in
      let about = property == "WK-1" ? [.processes] : Figures.Key.allCases.filter { $0.judges.contains(property) }
      guard let first = about.first, about.allSatisfy({ seen[$0] != nil && seen[$0] == claimed[$0] }) else {
        return nil
      }
      return contradiction(property, first)
    }
  }

  /// Figures that are said to be broken, and that no violation is about.
  private var unfounded: [Contradiction] {
    let model = ServerModel.wsgi(processes: 1, threads: 1)
    let server = ServerResult(name: "x", file: "", model: "\(model)", claimed: claimed, observed: seen)
    let outcomes = verdicts.map { Outcome($0, on: Subject("x", model), $1) }
    return Figures.Key.allCases.filter { key in
      server.standing(of: key, outcomes) == .broken
        && !key.judges.contains { verdicts[$0]?.isViolated ?? false }
    }.map { contradiction($0.judges.min { $0.rawValue < $1.rawValue } ?? "none", $0) }
  }
}
