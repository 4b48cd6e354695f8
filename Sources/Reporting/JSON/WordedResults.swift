import Conformance

/// Results with the words of their advice, which are written and not read back.
struct WordedResults: SavedForm {
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
    try container.encodeIfPresent(results.advice?.map(WordedAdvice.init), forKey: .advice)
  }
}
