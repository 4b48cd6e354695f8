import Conformance
import Harness
import Planning
import Reporting

/// A form in which predictions can be asked for.
enum PredictFormat: String, CaseIterable {
  case text, json, markdown, html

  static let names = "text, json, markdown and html"

  func render(_ answers: [CapacityAnswer], colour: Bool) throws -> String {
    switch self {
    case .text: Report.text(answers, colour: colour)
    case .json: try Report.json(answers, kit: Results.kitVersion)
    case .markdown: Report.markdown(answers)
    case .html: Report.html(answers)
    }
  }
}
