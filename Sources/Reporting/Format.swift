public import Conformance

/// A form in which results can be asked for, named as on the command line.
public enum Format: String, Sendable, CaseIterable {
  case text, json, junit

  /// `results` in this form; `colour` matters to text only.
  ///
  /// Text never fails. The others do where a value has no form in them, such as an infinite number in JSON.
  public func render(_ results: Results, colour: Bool = false) throws(RenderingError) -> String {
    switch self {
    case .text: Report.text(results, colour: colour)
    case .json: try Report.json(results)
    case .junit: try Report.junit(results)
    }
  }
}
