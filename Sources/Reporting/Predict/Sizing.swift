import Capacity
public import Conformance

/// The smallest size of a server with which a goal is predicted to be reached.
public struct Sizing: Hashable, Sendable {
  /// What is made larger.
  public enum Unit: String, Sendable { case processes, threads }

  /// What was made larger, the rest being as it is.
  public var unit: Unit
  /// How many it takes; `nil` where 1,000 would not do.
  public var count: Int?
  /// The model in that size.
  public var model: ServerModel?
  /// What it comes to, or why no size does: a sentence without its full stop.
  public var sentence: String

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
