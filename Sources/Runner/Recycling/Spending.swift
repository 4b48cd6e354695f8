package import Conformance
package import Histories

/// How many requests each worker has answered, and after how many others take their places: what the kit knows of that.
package struct Spending: Sendable {
  /// What the model says of its sides.
  private let promised: [Gateway: Int]
  private let isSplit: Bool
  private var spent: [Int: Int] = [:]
  private var gateways: [Int: Gateway] = [:]
  /// The fewest that a worker had answered when it went.
  package private(set) var fewestSeen: Int?
  /// How many workers have gone in good order.
  package private(set) var retired = 0
  /// Who answered many more than were promised, and how many.
  package private(set) var untiring: (process: Int, answers: Int)?

  /// Of a server whose `model` may say after how many requests its workers are replaced.
  package init(of model: ServerModel) {
    isSplit = model.isSplit
    promised = Dictionary(
      model.sides.compactMap { side in side.promises.recyclesAfter.map { (side.gateway, $0) } },
      uniquingKeysWith: min)
  }

  /// Notes that `process` has answered one more.
  package mutating func count(_ process: Int, by gateway: Gateway?) {
    spent[process, default: 0] += 1
    if let gateway { gateways[process] = gateway }
  }

  package func answers(of process: Int) -> Int { spent[process, default: 0] }

  /// After how many answers a worker may go, as far as that is known; of all workers, the least.
  package var limit: Int? {
    untiring == nil ? [promised.values.min(), fewestSeen].compactMap { $0 }.min() : fewestSeen
  }

  /// Whether workers are expected to be replaced: it was promised, or it has been seen.
  package var isExpected: Bool { limit != nil }

  package var isPromised: Bool { !promised.isEmpty }

  /// How many more requests `process` certainly answers, as far as is known; `nil` where it may go on for ever.
  package func left(of process: Int) -> Int? {
    limit(of: process).map { max(0, $0 - answers(of: process)) }
  }

  private func limit(of process: Int) -> Int? {
    let own = isSplit ? gateways[process].flatMap { promised[$0] } : promised.values.first
    return [untiring == nil ? own : nil, fewestSeen].compactMap { $0 }.min()
  }

  /// Whether `process` may go before it has answered `count` more, and another one in its place would last longer.
  package func isWorn(_ process: Int, for count: Int) -> Bool {
    left(of: process).map { $0 <= count && answers(of: process) > Scenario.acquaintance } ?? false
  }

  /// Notes that `process` has gone in good order. Who went at once tells of no number.
  package mutating func retire(_ process: Int) {
    retired += 1
    guard answers(of: process) > 0 else { return }
    fewestSeen = min(fewestSeen ?? .max, answers(of: process))
  }

  /// Notes that `process` is still there after many more answers than it was to give; nobody is waited for any more.
  package mutating func mistrust(_ process: Int) { untiring = (process, answers(of: process)) }

  /// How many answers, all in all, show that a worker is not replaced: chance may put it off, but not by as much again thrice.
  package var manyAnswers: Int? { limit.map { 4 * $0 + 200 } }
}
