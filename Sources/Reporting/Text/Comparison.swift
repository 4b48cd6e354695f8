import Conformance

/// One figure, claimed against actual: "6 → 1 ✗".
struct Comparison {
  var claimed: Figures.Count?
  var observed: Figures.Count?
  /// Whether the claim is the most that there may be, and less of it keeps the promise as well.
  private let isLimit: Bool

  init(_ figure: KeyPath<Figures, Figures.Count?>, of server: ServerResult) {
    isLimit = figure == \.backendsAtPeak
    (claimed, observed) = (server.claimed[keyPath: figure], server.observed[keyPath: figure])
  }

  /// Whether the server was seen to do something else than was claimed for it.
  var differs: Bool {
    guard let claimed, let observed else { return false }
    return isLimit ? observed > claimed : observed != claimed
  }

  var left: String { claimed?.sign ?? "–" }

  /// Empty where nothing is claimed and nothing was seen.
  var right: String {
    switch (claimed, observed) {
    case (nil, nil): ""
    case (_, nil): "?"
    case (_, let observed?): observed.sign + (differs ? " ✗" : "")
    }
  }

  /// The figure with its arrow below those of other servers; `width` is that of the widest claim.
  func text(claimWidth width: Int = 0) -> String {
    left.paddedLeft(to: width) + (right.isEmpty ? "" : " → \(right)")
  }
}

extension Figures.Count {
  var sign: String {
    switch self {
    case .exactly(let number): String(number)
    case .unbounded: "∞"
    }
  }
}
