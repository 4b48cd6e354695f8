import Conformance
package import Planning

extension Report {
  /// What a bench measured, for people: for each load a table of throughput beside what is predicted, and one of details.
  package static func text(_ results: BenchResults, colour: Bool = false) -> String {
    let style = Style(colour: colour)
    let parts = byLoad(results.rows).map { load, table -> [String] in
      let blocks = [table.throughput, table.details].filter { !$0.rows.isEmpty }.map { head, cells in
        Table(head: [head], rows: cells.map { $0.map { Table.Cell($0) } }, width: 200).lines(style)
      }
      return load.sentence.wrapped(indent: 0).map(style.bold) + blocks.joined(separator: [""])
        + table.notes.flatMap { $0.wrapped(behind: "! ", width: 2) }
    }
    let advice = AdviceReport(results.advice).lines(style)
    return (parts.joined(separator: [""]) + advice + [""] + legend(results.rows).flatMap { $0.wrapped(indent: 0) })
      .joined(
        separator: "\n") + "\n"
  }

  /// The same in Markdown.
  package static func markdown(_ results: BenchResults) -> String {
    let parts = byLoad(results.rows).map { load, table in
      let tables = [table.throughput, table.details].map { "\(MarkdownTable(head: $0.head, rows: $0.rows))" }
      let notes = table.notes.map { "- \($0.inMarkdown)\n" }.joined()
      return "## \(load.sentence.inMarkdown)\n\n" + tables.joined(separator: "\n") + (notes.isEmpty ? "" : "\n\(notes)")
    }
    let advice = AdviceReport(results.advice).markdown.joined(separator: "\n")
    return (parts + [advice].filter { !$0.isEmpty } + [legend(results.rows).joined(separator: "\n").inMarkdown + "\n"])
      .joined(
        separator: "\n")
  }

  /// The same as one JSON object: `kit`, `rows`, `advice`. Times are in seconds, throughputs in requests a second.
  package static func json(_ results: BenchResults, kit: String) throws(RenderingError) -> String {
    struct Document: Encodable { var kit: String, rows: [BenchRow], advice: [WordedAdvice] }
    let document = Document(kit: kit, rows: results.rows, advice: results.advice.map(WordedAdvice.init))
    do { return try JSONText.of(document) } catch {
      throw RenderingError(description: "the kit could not write the bench as JSON: \(error)")
    }
  }

  /// The loads in the order of their first rows.
  private static func byLoad(_ rows: [BenchRow]) -> [(load: BenchLoad, table: BenchTable)] {
    rows.reduce(into: []) { loads, row in
      if let index = loads.firstIndex(where: { $0.load == row.load }) {
        loads[index].table.rows.append(row)
      } else {
        loads.append((row.load, BenchTable(rows: [row])))
      }
    }
  }

  private static func legend(_ rows: [BenchRow]) -> [String] {
    var sentences = [
      """
      Requests a second, from the first request's sending to the last answer. Predicted by the model alone, with the seconds \
      that a quick request takes: the median, and in parentheses where 99 of 100 runs fall if chance has a say. Rows are \
      drawn from a seed and replayed by the prediction.
      """
    ]
    if rows.contains(where: { !$0.apacheBench.isEmpty }) {
      sentences.append(
        """
        ab sends its first request alone and the other clients' only when that has been answered, so n requests of s seconds \
        by c clients take at least s × (1 + (n − 1) / c, rounded up): that, and rows that the view draws, is why its figures \
        are lower and vary more.
        """)
    }
    return sentences
  }
}
