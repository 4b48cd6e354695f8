package import Conformance
import Histories

extension Report {
  /// Results in Markdown, such as for a comment on a pull request: a table of all servers, claimed against actual, then
  /// what asks for attention, server by server.
  package static func markdown(_ results: Results) -> String {
    let results = results.printable.withEveryServer
    guard !results.servers.isEmpty else { return "No server was looked at.\n" }
    let sections = results.servers.flatMap { server -> [String] in
      let found = results.outcomes(of: server).sorted { $0.standing < $1.standing }.filter {
        $0.asksForAttention && $0.verdict.reason != server.failure
      }
      let failure = server.failure.map { ["**could not look:** \($0.inMarkdown)\n"] } ?? []
      let parts = failure + findings(found).map { $0.markdown(also: $1.map(\.property)) }
      return parts.isEmpty ? [] : ["## \(server.name.inMarkdown)\n"] + parts
    }
    let advice = AdviceReport(results.advice ?? []).markdown
    return
      ([table(of: results)] + sections + advice + [
        summary(results, Style(colour: false), width: .max).joined(separator: "\n") + "\n"
      ])
      .joined(separator: "\n")
  }

  /// In the order of what asks for attention: each that is to be told, with what follows from it.
  private static func findings(_ outcomes: [Outcome]) -> [(outcome: Outcome, consequences: [Outcome])] {
    Standing.allCases.flatMap { standing -> [(outcome: Outcome, consequences: [Outcome])] in
      let own = outcomes.filter { $0.standing == standing }
      return standing == .violated || standing == .known ? own.findings : own.map { ($0, []) }
    }
  }

  private static func table(of results: Results) -> String {
    return MarkdownTable(
      head: ["server", "model", "processes", "sync at once", "sync per process", "async at once", "verdicts"],
      rows: results.servers.map { server in
        let outcomes = results.outcomes(of: server)
        return [server.name, server.model]
          + ServerTable.figures.map { Comparison($0, of: server, outcomes).text() }
          + ["\(Tally(outcomes, without: [.inapplicable]))"]
      }
    ).description + "\n" + ServerTable.legend.inMarkdown + "\n"
  }
}

extension Outcome {
  fileprivate var asksForAttention: Bool {
    switch standing {
    case .violated, .stale, .unobservable, .inconclusive, .known: true
    case .upheld: unseen != nil
    case .inapplicable: false
    }
  }

  /// A paragraph, and for a violation its diagram.
  fileprivate func markdown(also consequences: [Property.ID]) -> String {
    let name = standing == .known ? "violated, known" : standing.rawValue
    let heading = "**\(standing.mark) \(property) \(name)**: \(title.inMarkdown)\n\n"
    if let told = stale ?? unseen { return heading + told.inMarkdown + "\n" }
    guard let evidence = verdict.evidence else { return heading + verdict.reason.inMarkdown + "\n" }
    let diagram = SmallDiagram(evidence)
    let lines = diagram.lines + (diagram.legend.map { ["", $0] } ?? [])
    let meaning = Catalogue.property(property).map { "\n\($0.page.otherwise.inMarkdown)\n" } ?? ""
    let reason = known.map { "\nKnown: \($0.reason.inMarkdown) (\($0.link))\n" } ?? ""
    let also = consequences.isEmpty ? "" : "\n\(Report.words(for: consequences).inMarkdown).\n"
    return heading + evidence.claim.inMarkdown + "\n"
      + (diagram.lines.isEmpty ? "" : "\n```\n" + lines.joined(separator: "\n") + "\n```\n") + meaning + also + reason
  }
}
