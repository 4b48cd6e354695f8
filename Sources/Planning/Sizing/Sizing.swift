import Capacity
package import Conformance

/// The smallest size of a server with which a goal is predicted to be reached.
package struct Sizing: Hashable, Sendable {
  /// What is made larger.
  package enum Unit: String, Sendable { case processes, threads }

  /// What the search came to.
  package enum Finding: Hashable, Sendable {
    /// The smallest number that reaches the goal, the model in that size, and what it delivers.
    case reached(by: Int, ServerModel, Delivery)
    /// Not even the most that is tried does, which delivers this.
    case missed(byAllOf: Int, Delivery)
    /// No number can, whatever it is.
    case impossible(Obstacle)
  }

  /// What was made larger, the rest being as it is.
  package var unit: Unit
  /// What the search came to.
  package var finding: Finding

  /// How many it takes; `nil` where no number does.
  package var count: Int? { if case .reached(let count, _, _) = finding { count } else { nil } }

  /// The model in that size.
  package var model: ServerModel? { if case .reached(_, let model, _) = finding { model } else { nil } }

  /// No machine that this is for runs more.
  static let most = 1000

  static func all(
    _ server: CapacityQuestion.Server, _ question: CapacityQuestion
  ) throws(CapacityError) -> [Sizing] {
    guard question.goal != CapacityQuestion.Goal() else { return [] }
    var sizings = [try SizeSearch(.processes, server, question).sizing()]
    if server.model.with(threads: 1) != nil {
      sizings.append(try SizeSearch(.threads, server, question).sizing())
    }
    return sizings
  }
}
