import Conformance

/// The headline of the report: a row for each server, claimed against actual.
struct ServerTable {
  /// The figures that have a column.
  static let figures: [Figures.Key] = [.processes, .syncAtOnce, .syncAtOncePerProcess, .asyncAtOnce]

  /// How to read a figure.
  static let legend =
    "claimed → seen: ✗ broken   ? not seen, or not judged   ≥ at least   ∞ no bound   – nothing claimed"

  var results: Results

  func lines(_ style: Style) -> [String] {
    let claimWidths = Self.figures.map { figure in
      results.servers.map { ($0.claimed[figure]?.sign ?? "–").count }.max() ?? 0
    }
    let table = Table(
      head: [
        ["", "", "", "sync", "sync per", "async", ""],
        ["server", "model", "processes", "at once", "process", "at once", "verdicts"],
      ],
      rows: results.servers.map { row(of: $0, claimWidths) })
    return table.lines(style) + Self.legend.broken(at: reportWidth, between: "   ")
  }

  private func row(of server: ServerResult, _ claimWidths: [Int]) -> [Table.Cell] {
    let outcomes = results.outcomes(of: server)
    let model = outcomes.first?.subject.model.inShort ?? server.model
    let figures = zip(Self.figures, claimWidths).map { figure, width in
      let comparison = Comparison(figure, of: server, outcomes)
      return Table.Cell(comparison.text(claimWidth: width), comparison.inks)
    }
    return [Table.Cell(server.name), Table.Cell(model)] + figures + [tally(server, outcomes)]
  }

  /// What does not apply to a server is left to its section below, which has the reasons.
  private func tally(_ server: ServerResult, _ outcomes: [Outcome]) -> Table.Cell {
    if outcomes.isEmpty, server.failure != nil { return Table.Cell("could not look", [.yellow]) }
    return Table.Cell("\(Tally(outcomes, without: [.inapplicable]))", outcomes.map(\.standing).min()?.inks ?? [.yellow])
  }
}

extension ServerModel {
  /// The model beside a column that tells its processes.
  fileprivate var inShort: String {
    guard !isSplit else { return "split by path" }
    return switch syncSide.executor {
    case .threads(let threads): "WSGI \(threads.of("thread"))"
    case .threadPerRequest: "WSGI per request"
    case .greenlets(let greenlets): "WSGI \(greenlets.count.of("greenlet"))"
    case .loop(.oneThread): "ASGI one thread"
    case .loop(.pool(let size)): "ASGI pool of \(size)"
    case .loop(.perRequest): "ASGI per request"
    case .loop(nil): "ASGI"
    }
  }
}
