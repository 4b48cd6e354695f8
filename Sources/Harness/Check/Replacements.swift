import Conformance
import Runner

/// What a check has seen of workers that were replaced, over all the starts of its server.
struct Replacements {
  /// How often a scenario is played at most.
  static let mostPlays = 3

  private var retired = 0
  private var fewest: Int?
  private var untiring: (process: Int, answers: Int)?
  /// Whether nobody came in the place of one that went.
  private(set) var areLacking = false
  /// How many plays were cut short.
  private var cuts = 0

  /// Whether there is anything to say about them.
  var areSeen: Bool { retired > 0 || untiring != nil }

  mutating func noteCut() { cuts += 1 }

  mutating func add(_ spending: Spending, areLacking: Bool) {
    self.areLacking = self.areLacking || areLacking
    retired += spending.retired
    fewest = [fewest, spending.fewestSeen].compactMap { $0 }.min()
    untiring = untiring ?? spending.untiring
  }

  /// What a reader should know, in sentences without their full stops, of a server whose file promises `promised`.
  func notes(promised: Int?) -> [String] {
    var notes: [String] = []
    if let untiring, let promised {
      notes.append(
        "the file says recycles-after: \(promised), and process \(untiring.process) was still there after "
          + "\(untiring.answers.of("answer"))")
    }
    guard retired > 0 else { return notes }
    if areLacking {
      let ended = retired.of("worker has", "workers have")
      let after = fewest.map { " after about \($0.of("request"))" } ?? ""
      return notes + [
        "\(ended) ended\(after) while the kit looked, and nobody came in the place of one; the server was then started anew"
      ]
    }
    let count = "\(retired.of("worker was", "workers were")) replaced while the kit looked"
    let times = cuts == 1 ? "once" : cuts.of("time")
    let again = cuts == 0 ? "" : ", \(times) in the middle of a scenario, which was then played again"
    switch (promised, fewest) {
    case (nil, let fewest?):
      notes.append(
        "workers are replaced after about \(fewest.of("request")), and the file does not say so (recycles-after: \(fewest)): "
          + "\(count)\(again)")
    // Answers that the kit did not wait for have been given all the same.
    case (let promised?, let fewest?) where fewest < promised * 3 / 4:
      notes.append(
        "the file says recycles-after: \(promised), and a worker was replaced after \(fewest.of("answer")) to the kit: "
          + "\(count)\(again)")
    default: notes.append("\(count), as the file says\(again)")
    }
    return notes
  }

  /// Why a scenario that was cut short each time cannot be looked at.
  static func hopeless(limit: Int?, plays: Int = mostPlays, most: Int?) -> String {
    let after = limit.map { " after about \($0.of("request"))" } ?? ""
    let needs = most.map { ", and the scenario may send \($0) to one of them" } ?? ""
    return """
      a worker was replaced in the middle of the scenario each time it was played, \(plays) times; workers are replaced\
      \(after)\(needs): have them answer more for the check
      """
  }
}
