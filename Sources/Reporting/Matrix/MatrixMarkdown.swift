package import Conformance

extension Report {
  /// Results as a table of environments × servers in Markdown, such as for a README.
  package static func matrixMarkdown(_ results: Results) -> String {
    let matrix = Matrix(results)
    guard !matrix.parts.isEmpty else { return "No server was looked at.\n" }
    let tables = matrix.parts.map { part in
      MarkdownTable(
        head: ["environment", "framework", "asgiref"] + part.servers,
        rows: part.environments.map { environment in
          [environment.name, environment.framework ?? "–", environment.asgiref ?? "–"]
            + part.servers.map { matrix[environment, $0]?.text ?? "·" }
        }
      ).description
    }
    let notes = MatrixNotes(matrix: matrix)
    let list = (notes.counts + notes.failures).map { "- \($0.inMarkdown)\n" }.joined()
    return (tables + [MatrixNotes.legend + "\n", list]).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
