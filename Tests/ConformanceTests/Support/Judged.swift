import Conformance
import Histories
import Testing

/// A property that shared drawings are put to, with the model and the words that are its own.
struct Judged: Sendable, CustomTestStringConvertible {
  var property: Property
  var model: ServerModel
  /// What takes the place of a word in the drawings and sentences that are shared: "sync views" that of "<views>".
  var words: [String: String]
  /// Lanes that this property needs in every drawing.
  var lanes: String
  var processors: Int?

  init(
    _ property: Property, _ model: ServerModel, _ words: [String: String] = [:], lanes: String = "",
    processors: Int? = nil
  ) {
    (self.property, self.model, self.words) = (property, model, words)
    (self.lanes, self.processors) = (lanes, processors)
  }

  var testDescription: String { "\(property.id) of \(model)" }

  /// A shared text in the words of this property.
  func saying(_ text: String) -> String {
    words.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  func verdict(_ diagram: String, unmet: [String] = [], failures: [Failure] = []) throws -> Verdict {
    try property.verdict(
      saying(diagram) + "\n" + lanes, model, unmet: unmet, failures: failures, processors: processors)
  }

  /// Expects the property to be upheld, with the exercise that the drawing is said to have.
  func expectUpheld(_ seen: Seen, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let verdict = try verdict(seen.diagram)
    let due = Verdict.upheld(Exercise(opportunities: seen.opportunities, saying(seen.says)))
    #expect(verdict == due, sourceLocation: sourceLocation)
  }

  /// Expects the drawing to decide nothing, for the reason that it is said to have.
  func expectInconclusive(_ seen: Seen, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let verdict = try verdict(seen.diagram)
    #expect(verdict == .inconclusive(saying(seen.says)), sourceLocation: sourceLocation)
  }

  /// Expects a violation, with the claim that the drawing is said to have, or with claim and witnesses if both are told.
  func expectViolated(_ seen: Seen, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let verdict = try verdict(seen.diagram)
    let evidence = try #require(
      verdict.evidence, "\(verdict.name): \(verdict.reason)", sourceLocation: sourceLocation)
    let says = saying(seen.says)
    #expect((says.contains("\n") ? evidence.description : evidence.claim) == says, sourceLocation: sourceLocation)
  }
}
