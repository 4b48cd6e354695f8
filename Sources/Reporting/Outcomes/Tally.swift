import Conformance

/// How many outcomes have which standing.
struct Tally: CustomStringConvertible {
  private var counts: [(standing: Standing, count: Int)]

  /// Counts the outcomes, those first that ask for attention.
  init(_ outcomes: [Outcome], without hidden: Set<Standing> = []) {
    counts = Standing.allCases.filter { !hidden.contains($0) }.map { standing in
      (standing, outcomes.count { $0.standing == standing })
    }
  }

  /// "2 violated, 9 upheld"; "nothing judged" where there is nothing to count.
  var description: String {
    let present = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.standing.rawValue)" }
    return present.isEmpty ? "nothing judged" : present.joined(separator: ", ")
  }
}
