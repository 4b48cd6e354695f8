import Conformance

/// One server in the report: what it is, what is wrong with it, what could not be told, what it upholds.
struct ServerSection {
  var server: ServerResult
  var outcomes: [Outcome]
  var style: Style

  /// Blocks of lines with a blank line between them, what asks for attention first.
  var lines: [String] {
    let blocks =
      [heading, notes, failure]
      + standing(.violated).findings.map(block)
      + standing(.stale).map { ViolationBlock(outcome: $0, style: style).lines }
      + [grouped(standing(.unobservable))]
      + standing(.inconclusive).map(undecided)
      + standing(.known).findings.map(block)
      + [upheld(standing(.upheld)) + grouped(standing(.inapplicable))]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func standing(_ standing: Standing) -> [Outcome] { outcomes.filter { $0.standing == standing } }

  private func block(_ outcome: Outcome, _ consequences: [Outcome]) -> [String] {
    ViolationBlock(outcome: outcome, consequences: consequences.map(\.property), style: style).lines
  }

  private var heading: [String] {
    let versions = server.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let facts = (server.file.isEmpty ? "" : "\(server.file), ") + "\(Seconds(value: server.seconds)) s"
    return facts.wrapped(behind: "\(style.bold(server.name))  ", width: server.name.count + 2)
      + [server.model, versions, alsoSeen].flatMap { $0.wrapped(indent: 2) }
  }

  private var notes: [String] {
    server.notes.flatMap { $0.wrapped(behind: "  \(style.paint("note:", [.bold, .yellow])) ", width: 8) }
  }

  private var failure: [String] {
    guard let failure = server.failure else { return [] }
    return failure.wrapped(behind: "  \(style.paint("! could not look:", [.bold, .yellow])) ", width: 20)
  }

  /// The figures that have no column in the table.
  private var alsoSeen: String {
    let figures: [Figures.Key] = [.threadsPerProcess, .backendsAtPeak, .backendsAfter]
    let seen = figures.compactMap { figure -> String? in
      let comparison = Comparison(figure, of: server, outcomes)
      guard comparison.observed != nil else { return nil }
      return "\(figure.name) \(comparison.claimed == nil ? comparison.right : comparison.text())"
    }
    return seen.joined(separator: ", ")
  }

  private func upheld(_ outcomes: [Outcome]) -> [String] {
    let width = outcomes.map(\.property.rawValue.count).max() ?? 0
    return outcomes.flatMap { outcome in
      "\(outcome.title) (\(outcome.verdict.reason))".wrapped(
        behind: "  \(mark(outcome)) \(outcome.property.rawValue.padded(to: width))  ", width: width + 6)
        + (outcome.unseen.map { $0.wrapped(indent: width + 6) } ?? [])
    }
  }

  private func undecided(_ outcome: Outcome) -> [String] {
    let label = "  \(outcome.standing.mark) \(outcome.property)  inconclusive: "
    return outcome.title.wrapped(behind: style.paint(label, outcome.standing.inks), width: label.count)
      + outcome.verdict.reason.wrapped(indent: 4)
  }

  /// Outcomes that share a reason share a paragraph.
  private func grouped(_ outcomes: [Outcome]) -> [String] {
    let reasons = outcomes.reduce(into: [String]()) {
      if !$0.contains($1.verdict.reason) { $0.append($1.verdict.reason) }
    }
    return reasons.flatMap { reason -> [String] in
      let group = outcomes.filter { $0.verdict.reason == reason }
      guard let first = group.first else { return [] }
      let ids = group.map(\.property.rawValue).joined(separator: ", ")
      let why = reason == server.failure ? "" : " (\(reason))"
      return "\(first.verdict.name): \(ids)\(why)".wrapped(behind: "  \(mark(first)) ", width: 4)
    }
  }

  private func mark(_ outcome: Outcome) -> String { style.paint(outcome.standing.mark, outcome.standing.inks) }
}

extension Outcome {
  /// The property's sentence, without "The server"; one that says so where this kit has no such property.
  var title: String { Catalogue.property(property)?.title ?? "is not in this kit's catalogue" }
}
