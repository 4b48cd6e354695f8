import Conformance
import Harness
import Planning
import Reporting

/// A form in which a bench can be asked for.
enum BenchFormat: String, CaseIterable {
  case text, json, markdown

  static let names = "text, json and markdown"

  func render(_ results: BenchResults, colour: Bool) throws -> String {
    switch self {
    case .text: Report.text(results, colour: colour)
    case .json: try Report.json(results, kit: Results.kitVersion)
    case .markdown: Report.markdown(results)
    }
  }
}
