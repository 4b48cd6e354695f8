public import Conformance

/// Results and the catalogue in forms to be read. Each form is a pure function.
public enum Report {
  /// Results as one JSON object, the form in which they are saved and read back, with `advice` beside them.
  public static func json(_ results: Results) throws(RenderingError) -> String {
    do throws(SavedFormError) { return try AdvisedResults(results).json() } catch {
      throw RenderingError(description: error.description)
    }
  }
}

/// Results with what follows from them, which is written and not read back.
private struct AdvisedResults: SavedForm {
  static var currentFormat: Int { Results.currentFormat }
  static var noun: String { Results.noun }
  static var hallmark: String { Results.hallmark }
  static var use: String { Results.use }

  private enum CodingKeys: CodingKey { case advice }

  private var results: Results

  init(_ results: Results) { self.results = results }

  init(from decoder: any Decoder) throws { results = try Results(from: decoder) }

  func encode(to encoder: any Encoder) throws {
    try results.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Advice.all(on: results), forKey: .advice)
  }
}

/// Why results have no such form: a sentence.
public struct RenderingError: Error, Equatable, CustomStringConvertible {
  public let description: String
}
