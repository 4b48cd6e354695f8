extension Sequence<Outcome> {
  /// Those of one server that are one finding: each that is to be told, with those that follow from it, in their order.
  ///
  /// How many requests run at once is one question, and a wrong number shows wherever requests are counted. So does what two
  /// properties were shown by the very same evidence.
  package var findings: [(outcome: Outcome, consequences: [Outcome])] {
    let number = first { Self.countsSlots.contains($0.property) } ?? first { $0.property == "CN-1" }
    let resting = number?.property == "CN-1" ? ["TX-2"] : Self.restsOnSlots
    var found: [(outcome: Outcome, consequences: [Outcome])] = []
    var waiting: [Outcome] = []
    for outcome in self {
      if number != nil, resting.contains(outcome.property) {
        waiting.append(outcome)
      } else if let index = found.firstIndex(where: { $0.outcome.isShown(by: outcome) }) {
        found[index].consequences.append(outcome)
      } else {
        found.append((outcome, []))
      }
    }
    if let index = found.firstIndex(where: { $0.outcome == number }) { found[index].consequences += waiting }
    return found
  }

  /// The properties that ask for the number itself.
  private static var countsSlots: Set<Property.ID> { ["WK-2", "TS-1", "TS-4", "TS-6"] }

  /// The properties that ask for it by the way, with other views or for another reason.
  private static var restsOnSlots: Set<Property.ID> {
    ["WK-5.sleep", "WK-5.query", "WK-5.web", "WK-6", "TS-2", "TX-2", "CP-1"]
  }
}

extension Outcome {
  /// Whether the very evidence against `other` is the one against this one.
  fileprivate func isShown(by other: Outcome) -> Bool {
    guard let one = verdict.evidence, let two = other.verdict.evidence, !one.witnesses.isEmpty else { return false }
    return (one.witnesses, one.releases) == (two.witnesses, two.releases)
  }
}
