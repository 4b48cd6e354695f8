import Conformance
import Reporting
import Testing

@Suite("A figure in reports")
struct FigureMarkTests {
  private static let model = ServerModel.wsgi(processes: 6, threads: 2)

  private func results(_ seen: Figures.Count, _ verdict: Verdict, known: KnownViolation? = nil) -> Results {
    let outcome = Outcome("WK-2", on: Subject("shop", Self.model), verdict, known: known)
    return Sample.results((Sample.server("shop", Self.model) { $0.syncAtOnce = seen }, [outcome]))
  }

  private static let violated = Verdict.violated(Evidence("a claim", witnesses: []))
  private static let undecided = Verdict.inconclusive("a reason")

  @Test(
    "is marked ✗ only beside a verdict that says so, and shown as certain as it is",
    arguments: [
      (.exactly(12), violated, "12 → 12 "), (.exactly(6), violated, "12 → 6 ✗ "), (.exactly(6), undecided, "12 → 6 ? "),
      (.atLeast(14), violated, "12 → ≥ 14 ✗ "), (.atLeast(14), undecided, "12 → ≥ 14 ? "),
      (.atLeast(6), violated, "12 → ≥ 6 "), (.unbounded, violated, "12 → ∞ ✗ "), (.unbounded, undecided, "12 → ∞ ? "),
    ] as [(Figures.Count, Verdict, String)])
  func mark(seen: Figures.Count, verdict: Verdict, cell: String) {
    let results = results(seen, verdict)
    #expect(Report.text(results).contains("  \(cell)"))
    #expect(Report.markdown(results).contains("| \(cell)|"))
  }

  @Test("keeps its mark beside a violation that is known") func known() {
    let known = KnownViolation(reason: "a reason", link: "https://example.org")
    #expect(Report.text(results(.exactly(6), Self.violated, known: known)).contains("12 → 6 ✗"))
  }

  @Test("is painted red where a verdict stands behind its mark, and yellow where none does") func colour() {
    #expect(Report.text(results(.exactly(6), Self.violated), colour: true).contains("\u{1B}[1;31m12 → 6 ✗\u{1B}[0m"))
    #expect(Report.text(results(.exactly(6), Self.undecided), colour: true).contains("\u{1B}[33m12 → 6 ?\u{1B}[0m"))
    #expect(!Report.text(results(.atLeast(6), Self.violated), colour: true).contains("m12 → ≥ 6"))
  }

  @Test("leaves no exit code of success beside it where it is another one, unless its violation is known")
  func exitCode() {
    let upheld = Verdict.upheld(Exercise(opportunities: 1, "once"))
    #expect(Report.exitCode(results(.exactly(12), upheld)) == 0)
    #expect(Report.exitCode(results(.exactly(6), upheld)) == 3)
    #expect(Report.text(results(.exactly(6), upheld)).contains("a figure is not the one that was claimed."))
    #expect(Report.exitCode(results(.exactly(6), Self.violated)) == 1)
    let known = KnownViolation(reason: "a reason", link: "https://example.org")
    #expect(Report.exitCode(results(.exactly(6), Self.violated, known: known)) == 0)
  }

  @Test("changes no exit code where nothing judges it") func unjudged() {
    var server = Sample.server("shop", Self.model) { $0.backendsAtPeak = .exactly(63) }
    server.claimed.backendsAtPeak = .exactly(20)
    let outcome = Outcome("WK-2", on: Subject("shop", Self.model), .upheld(Exercise(opportunities: 1, "once")))
    let results = Sample.results((server, [outcome]))
    #expect(Report.text(results).contains("20 → 63 ?"))
    #expect(Report.exitCode(results) == 0)
  }

  @Test("of connections is one of those where the file names the most and nobody asked, or CN-1 has not settled it")
  func connections() {
    let workers = Side(processes: 6, .threads(2))
    let promised = ServerModel(workers, backends: 20)
    for (model, property, verdict, code) in [
      (promised, "WK-2", .upheld(Exercise(opportunities: 1, "once")), 3),
      (promised, "CN-1", .inapplicable("no"), 0), (promised, "CN-1", .inconclusive("unseen"), 3),
      // A connection that is just being closed is in a sample as well.
      (ServerModel(workers).pooling(1), "CN-1", .upheld(Exercise(opportunities: 1, "once")), 0),
      (ServerModel(workers).pooling(1), "CN-1", Self.violated, 1),
      (ServerModel(workers), "CN-1", .inapplicable("no"), 0),
    ] as [(ServerModel, Property.ID, Verdict, Int32)] {
      var server = Sample.server("shop", model) { $0.backendsAtPeak = .exactly(63) }
      server.claimed.backendsAtPeak = .exactly(20)
      let results = Sample.results((server, [Outcome(property, on: Subject("shop", model), verdict)]))
      #expect(Report.text(results).contains(verdict.isViolated ? "20 → 63 ✗" : "20 → 63 ?"))
      #expect(Report.exitCode(results) == code)
    }
  }

  @Test("is in the matrix as certain as it is") func matrix() throws {
    let results = results(.atLeast(14), Self.violated)
    #expect(Report.matrix(results).contains("≥ 14/? ✗1"))
    let cells = try #require(JSONTests.object(Report.matrixJSON(results))["cells"] as? [[String: Any]])
    #expect(cells.first?["syncAtOnce"] as? [String: Int] == ["atLeast": 14])
  }

  @Test("is saved as certain as it is, and read back") func saved() throws {
    let results = results(.atLeast(14), Self.violated)
    let text = try results.json()
    #expect(try Results(json: text.utf8, file: "r.json") == results)
    for (damaged, sentence) in [
      (": 1000000001", "servers[0].observed.syncAtOnce.atLeast: found 1000000001"),
      (": -1", "servers[0].observed.syncAtOnce.atLeast: found -1"),
      (": \"x\"", "servers[0].observed.syncAtOnce.atLeast is not a number"),
    ] {
      let error = #expect(throws: SavedFormError.self) {
        try Results(json: text.replacing("\"atLeast\" : 14", with: "\"atLeast\" \(damaged)").utf8, file: "r.json")
      }
      #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }
  }
}
