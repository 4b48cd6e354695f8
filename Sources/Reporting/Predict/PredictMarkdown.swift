import Conformance
import Histories
package import Planning

extension Report {
  /// Predictions in Markdown: for each server a table, and where it saturates.
  package static func markdown(_ answers: [CapacityAnswer]) -> String {
    answers.map { answer in
      let head = zip(answer.head[0], answer.head[1]).map { [$0, $1].filter { !$0.isEmpty }.joined(separator: " ") }
      return """
        ## \(answer.server.name.printable.inMarkdown)

        \("\(answer.server.model): \(answer.setting)".inMarkdown).

        \(MarkdownTable(head: head, rows: answer.rows.map(answer.cells)))
        \(answer.conclusions.map(\.inMarkdown).joined(separator: "\n"))

        """
    }.joined(separator: "\n")
  }
}
