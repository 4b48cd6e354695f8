extension Figures.Count {
  /// What several sightings of one thing show together: a bound that was exceeded elsewhere is none.
  static func together(_ counts: [Figures.Count]) -> Figures.Count? {
    guard !counts.isEmpty else { return nil }
    let bounds = counts.compactMap { if case .exactly(let bound) = $0 { bound } else { nil } }
    let most = counts.map { min($0.least, $0 == .unbounded ? Scenario.crowd : .max) }.max() ?? 0
    if counts.contains(.unbounded), bounds.isEmpty { return .unbounded }
    return bounds.contains(most) && !counts.contains(.unbounded) ? .exactly(most) : .atLeast(most)
  }

  /// Whether it is certainly less than `other`; no bound is more than any number.
  package func isBelow(_ other: Figures.Count) -> Bool { most < other.least }

  /// Whether the two are certainly not the same.
  package func differs(from other: Figures.Count) -> Bool { isBelow(other) || other.isBelow(self) }

  private var least: Int {
    switch self {
    case .exactly(let number), .atLeast(let number), .between(let number, _): number
    case .unbounded: .max
    }
  }

  private var most: Int {
    switch self {
    case .exactly(let number), .between(_, let number): number
    case .atLeast, .unbounded: .max
    }
  }
}
