package import Conformance

/// A form in which results can be asked for, named as on the command line.
package enum Format: String, Sendable, CaseIterable {
  case text, json, junit, markdown, matrix
  case matrixMarkdown = "matrix-markdown"
  case matrixJSON = "matrix-json"

  /// The names of all forms in a sentence.
  package static var names: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined()
  }

  /// `results` in this form; `colour` matters to text only.
  ///
  /// Forms for people never fail. The others do where a value has no form in them, such as an infinite number in JSON.
  package func render(_ results: Results, colour: Bool = false) throws(RenderingError) -> String {
    switch self {
    case .text: Report.text(results, colour: colour)
    case .json: try Report.json(results)
    case .junit: try Report.junit(results)
    case .markdown: Report.markdown(results)
    case .matrix: Report.matrix(results)
    case .matrixMarkdown: Report.matrixMarkdown(results)
    case .matrixJSON: try Report.matrixJSON(results)
    }
  }
}
