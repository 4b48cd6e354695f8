import Conformance

/// The headline of the report: a row for each server, claimed against actual.
struct ServerTable {
  /// Longer names are broken, so that the figures stay in sight.
  static let longestName = 21

  private static var figures: [KeyPath<Figures, Figures.Count?>] {
    [\.processes, \.syncAtOnce, \.syncAtOncePerProcess, \.asyncAtOnce]
  }

  var results: Results

  func lines(_ style: Style) -> [String] {
    let claimWidths = Self.figures.map { figure in
      results.servers.map { Comparison(figure, of: $0).left.count }.max() ?? 0
    }
    let table = Table(
      head: [
        ["", "", "", "sync", "sync per", "async"],
        ["server", "model", "processes", "at once", "process", "at once", "verdicts"],
      ],
      rows: results.servers.flatMap { rows(of: $0, claimWidths) })
    return table.lines(style) + ["claimed → seen:  ✗ differs   ∞ no bound   ? not seen   – nothing claimed"]
  }

  private func rows(of server: ServerResult, _ claimWidths: [Int]) -> [[Table.Cell]] {
    let outcomes = results.outcomes(of: server)
    let model = outcomes.first?.subject.model.inShort ?? server.model
    let figures = zip(Self.figures, claimWidths).map { figure, width in
      let comparison = Comparison(figure, of: server)
      return Table.Cell(text: comparison.text(claimWidth: width), inks: comparison.differs ? [.bold, .red] : [])
    }
    let name = broken(server.name)
    return [[Table.Cell(text: name.first ?? ""), Table.Cell(text: model)] + figures + [tally(server, outcomes)]]
      + name.dropFirst().map { [Table.Cell(text: $0)] }
  }

  /// What does not apply to a server is left to its section below, which has the reasons.
  private func tally(_ server: ServerResult, _ outcomes: [Outcome]) -> Table.Cell {
    if outcomes.isEmpty, server.failure != nil { return Table.Cell(text: "could not look", inks: [.yellow]) }
    let worst = outcomes.map(\.verdict).min { $0.precedence < $1.precedence }
    return Table.Cell(text: "\(Tally(outcomes, without: ["inapplicable"]))", inks: worst?.inks ?? [.yellow])
  }

  private func broken(_ name: String) -> [String] {
    guard name.count > Self.longestName else { return [name] }
    return name.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= Self.longestName {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(lines.isEmpty ? String(word) : "  " + word)
      }
    }
  }
}

extension ServerModel {
  /// The model beside a column that tells its processes.
  fileprivate var inShort: String {
    switch self {
    case .wsgi(_, let threads): "WSGI \(threads.of("thread"))"
    case .asgi(_, .oneThread): "ASGI one thread"
    case .asgi(_, .pool(let size)): "ASGI pool of \(size)"
    case .asgi(_, .perRequest): "ASGI per request"
    }
  }
}
