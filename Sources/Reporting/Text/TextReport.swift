package import Conformance
import Histories

extension Report {
  /// Results for people: a table of all servers, claimed against actual, then each server with its outcomes.
  ///
  /// As wide as ``ReportWidth`` says, where names let it be. Without control characters, but for those of `colour`.
  package static func text(_ results: Results, colour: Bool = false) -> String {
    let style = Style(colour: colour)
    let results = results.printable.withEveryServer
    guard !results.servers.isEmpty else { return "No server was looked at.\n" }
    let sections = results.servers.flatMap { server in
      [""] + ServerSection(server: server, outcomes: results.outcomes(of: server), style: style).lines
    }
    return
      (ServerTable(results: results).lines(style) + sections + AdviceReport(results.advice ?? []).lines(style) + [""]
      + summary(results, style))
      .joined(separator: "\n") + "\n"
  }

  static func summary(_ results: Results, _ style: Style, width: Int = reportWidth) -> [String] {
    let seconds = results.servers.reduce(0) { $0 + $1.seconds }
    let (conclusion, ink) = conclusion(results)
    let postgres = results.postgres.map { "Postgres \($0)" } ?? "no Postgres"
    let counts = "\(results.servers.count.of("server")): \(Tally(results.outcomes)); \(Seconds(value: seconds)) s."
    let painted = style.paint(conclusion, [.bold, ink])
    let fits = conclusion.count + 1 + counts.count <= width
    return (fits ? ["\(painted) \(counts)"] : [painted] + counts.wrapped(indent: 0)) + [
      "Lockstep \(results.kit), \(postgres), \(results.host.system), \(results.host.cpus.of("cpu"))."
    ]
  }

  private static func conclusion(_ results: Results) -> (String, Style.Ink) {
    let known = results.outcomes.count(where: \.isKnownViolation)
    return switch exitCode(results) {
    case 1 where !results.outcomes.contains(where: \.isUnexpectedViolation):
      ("Not every known violation is one still.", .red)
    case 1: ("Not every promise is kept.", .red)
    case 3 where !isUndecided(results):
      ("Every promise that was judged is kept, and a figure is not the one that was claimed.", .yellow)
    case 3: ("Not every promise could be judged.", .yellow)
    case _ where known > 0:
      ("Every promise that applies is kept, but for \(known.of("known violation")).", .yellow)
    case _ where !results.outcomes.contains(where: \.verdict.isUpheld):
      ("Nothing was judged: no promise that was asked for applies.", .yellow)
    default: ("Every promise that applies is kept.", .green)
    }
  }
}
