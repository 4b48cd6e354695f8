extension Sequence<Span> {
  /// The first two spans that were certainly at the same time, in order of entry. All spans must be of one clock.
  public func firstOverlap() -> (Span, Span)? {
    var latest: Span?
    for span in sorted(by: { $0.enter < $1.enter }) {
      if let latest, latest.overlaps(span) { return (latest, span) }
      if latest.map({ $0.exit < span.exit }) ?? true { latest = span }
    }
    return nil
  }

  /// Every pair of spans that were certainly at the same time.
  public func overlappingPairs() -> [(Span, Span)] {
    let ordered = sorted { $0.enter < $1.enter }
    return ordered.indices.flatMap { index in
      ordered[(index + 1)...].prefix { $0.enter < ordered[index].exit }.compactMap { other in
        ordered[index].overlaps(other) ? (ordered[index], other) : nil
      }
    }
  }

  /// The largest set of spans that were certainly inside together; the earliest, where several are as large.
  ///
  /// All spans must be of one clock. Spans that touch are not together.
  public func peak() -> [Span] {
    let ordered = sorted { ($0.enter, $0.exit) < ($1.enter, $1.exit) }
    var inside: [Span] = []
    var best: [Span] = []
    for span in ordered {
      inside.removeAll { $0.exit <= span.enter }
      inside.append(span)
      if inside.count > best.count { best = inside }
    }
    return best
  }
}
