import Conformance
import Histories
package import Planning

extension Report {
  /// Predictions for people: for each server a table, a small chart of throughput against clients, and where it saturates.
  package static func text(_ answers: [CapacityAnswer], colour: Bool = false) -> String {
    let style = Style(colour: colour)
    return answers.map { lines($0, style).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func lines(_ answer: CapacityAnswer, _ style: Style) -> [String] {
    let name = answer.server.name.printable
    let heading = answer.server.file.printable.wrapped(behind: "\(style.bold(name))  ", width: name.count + 2)
    let cells = answer.rows.map(answer.cells)
    let widths = answer.head[0].indices.map { column in
      (answer.head + cells).map { $0[column].count }.max() ?? 0
    }
    // Figures are read from the right.
    let aligned = cells.map { zip($0, widths).map { Table.Cell($0.paddedLeft(to: $1)) } }
    let head = answer.head.map { zip($0, widths).map { $0.paddedLeft(to: $1) } }
    let table = Table(head: head, rows: aligned).lines(style)
    return heading + ["\(answer.server.model)", answer.setting].flatMap { $0.wrapped(indent: 2) } + [""] + table
      + PredictChart(answer).lines + [""] + answer.conclusions.flatMap { $0.wrapped(indent: 0) }
  }
}
