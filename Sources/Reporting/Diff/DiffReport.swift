package import Conformance
import Histories

extension Report {
  /// What changed between two servers, in words.
  package static func text(_ difference: Difference) -> String {
    var lines = ["\(difference.before.result.name) → \(difference.after.result.name)".printable, ""]
    lines += rows(difference.versions.map { ($0, "") })
    lines += rows(difference.figures.map { ($0, $0.isLoss ? "less than before" : "") })
    if difference.versions.isEmpty, difference.figures.isEmpty {
      lines.append("  no version and no figure has changed")
    }
    for gap in difference.gaps { lines += ["", "  ! could not look at \(gap.printable)"] }
    for outcome in difference.broken {
      guard let property = Catalogue.property(outcome.property) else { continue }
      lines += ["", "  ✗ \(property.id)  held before, and is broken now: \(property.title)", ""]
      lines += line(outcome).split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
      lines += ["", "    means  \(property.page.otherwise)"]
    }
    for outcome in difference.mended {
      lines += ["", "  ✓ \(outcome.property)  was broken before, and holds now: \(outcome.title)"]
    }
    lines += ["", difference.headline.printable]
    lines.append(
      difference.isRegression ? "A regression." : difference.gaps.isEmpty ? "No regression." : "Not compared.")
    return lines.map { $0.trimmingSuffix(while: " ") }.joined(separator: "\n") + "\n"
  }

  private static func rows(_ changes: [(change: Difference.Change, remark: String)]) -> [String] {
    let width = changes.map(\.change.name.printable.count).max() ?? 0
    return changes.map { change, remark in
      let name = change.name.printable.padded(to: width)
      return "  \(name)  \(change.before?.printable ?? "none") → \(change.after?.printable ?? "none")  \(remark)"
    }
  }

  /// What changed between two servers, as JSON: `before`, `after`, `versions`, `figures`, `broken`, `mended`, `headline`, `regression`.
  package static func json(_ difference: Difference) throws -> String {
    try JSONText.of(Form(difference))
  }

  private struct Form: Encodable {
    var before: ServerResult
    var after: ServerResult
    var versions: [Difference.Change]
    var figures: [Difference.Change]
    var broken: [Outcome]
    var mended: [Outcome]
    var headline: String
    var regression: Bool

    init(_ difference: Difference) {
      (before, after) = (difference.before.result, difference.after.result)
      (versions, figures, broken) = (difference.versions, difference.figures, difference.broken)
      mended = difference.mended
      (headline, regression) = (difference.headline, difference.isRegression)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while character: Character) -> String {
    var text = self[...]
    while text.last == character { text = text.dropLast() }
    return String(text)
  }
}
