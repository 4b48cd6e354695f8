extension Verdict {
  /// The property that has to be kept before this one can be judged, where the reason points to it: "see WK-1".
  package var presupposed: Property.ID? {
    guard isInconclusive, let match = reason.firstMatch(of: /; see ([A-Z]{2}-[0-9]+)/) else { return nil }
    return Property.ID(String(match.output.1))
  }
}
