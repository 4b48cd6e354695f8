import Conformance

/// One figure, claimed against actual: "6 → 1 ✗".
struct Comparison {
  var claimed: Figures.Count?
  var observed: Figures.Count?
  let standing: FigureStanding

  init(_ figure: Figures.Key, of server: ServerResult, _ outcomes: [Outcome]) {
    (claimed, observed) = (server.claimed[figure], server.observed[figure])
    standing = server.standing(of: figure, outcomes)
  }

  var left: String { claimed?.sign ?? "–" }

  /// Empty where nothing is claimed and nothing was seen.
  var right: String {
    switch (claimed, observed) {
    case (nil, nil): ""
    case (_, nil): "?"
    case (_, let observed?): observed.sign + mark
    }
  }

  private var mark: String {
    switch standing {
    case .kept: ""
    case .broken: " ✗"
    case .unjudged: " ?"
    }
  }

  /// How it is painted: what a verdict says, and what only looks like it.
  var inks: [Style.Ink] {
    switch standing {
    case .kept: []
    case .broken: [.bold, .red]
    case .unjudged: [.yellow]
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
    case .atLeast(let number): "≥ \(number)"
    case .between(let least, let most): "\(least)–\(most)"
    case .unbounded: "∞"
    }
  }
}
