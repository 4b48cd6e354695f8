import Conformance

/// How many outcomes came to which verdict.
struct Tally: CustomStringConvertible {
  private var counts: [(name: String, count: Int)]

  /// Counts the outcomes, the verdicts that ask for attention first.
  init(_ outcomes: [Outcome], without hidden: Set<String> = []) {
    counts = ["violated", "unobservable", "inconclusive", "upheld", "inapplicable"].map { name in
      (name, hidden.contains(name) ? 0 : outcomes.count { $0.verdict.name == name })
    }
  }

  /// "2 violated, 9 upheld"; "nothing judged" where there is nothing to count.
  var description: String {
    let present = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }
    return present.isEmpty ? "nothing judged" : present.joined(separator: ", ")
  }
}
