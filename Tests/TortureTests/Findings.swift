import Conformance
import Harness
import Reporting
import ServerFiles

/// What a check said of a server whose truth is known.
struct Findings: Sendable {
  var torment: Torment
  var outcomes: [Outcome]

  init(of torment: Torment) async throws {
    (self.torment, outcomes) = (torment, try await SharedRun.current.results(of: torment.file, Catalogue.all).outcomes)
  }

  private var violated: [Outcome] { outcomes.filter { $0.verdict.isViolated && !$0.isKnownViolation } }

  /// What was said against a file that tells the truth.
  var falseAlarms: [String] { torment.isLying ? [] : violated.map { Report.line($0) } }

  /// What was left undecided of a file that tells the truth.
  var undecided: [String] {
    guard !torment.isLying else { return [] }
    return outcomes.filter { $0.verdict.isInconclusive || $0.verdict.isUnobservable }.map { Report.line($0) }
  }

  /// How many verdicts there are on a file that tells the truth.
  var judged: Int { torment.isLying ? 0 : outcomes.count { !$0.verdict.isInapplicable } }

  /// Whether nothing was said against a file that lies.
  var isFooled: Bool { torment.isLying && violated.isEmpty }

  /// One line for whoever watches.
  var line: String {
    let claim = torment.isLying ? "claims \(torment.file.model) and is \(torment.truth)" : "is \(torment.truth)"
    let caught = violated.map(\.property.description).joined(separator: " ")
    let said =
      torment.isLying
      ? (isFooled ? "NOT CAUGHT" : "caught by \(caught)") : (falseAlarms + undecided).joined(separator: "; ")
    return "\(torment.file.name) \(claim): \(said.isEmpty ? "nothing against it" : said)"
  }
}
