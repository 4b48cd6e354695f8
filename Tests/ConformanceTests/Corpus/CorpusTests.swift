import Conformance
import TestSupport
import Testing

@Suite("What one run of everything found", .aside, .timeLimit(.minutes(10)))
struct CorpusTests {
  @Test("is found again in its histories", arguments: Corpus.Run.allCases)
  func again(run: Corpus.Run) throws {
    let all = try Corpus().found(in: run)
    #expect(all.count > 900)
    var judged = 0
    for found in all {
      guard let record = found.record, found.isOfTheCatalogue else { continue }
      judged += 1
      let verdict = try #require(record.judged()?.verdict)
      if Self.reworded.contains(found.line) {
        #expect(verdict != found.outcome.verdict && verdict.name == found.outcome.verdict.name, "\(found.line)")
      } else {
        #expect(verdict == found.outcome.verdict, "\(found.line)")
      }
    }
    #expect(judged > 350)
  }

  /// Verdicts for which other words were found since: a want of threads is told by WK-2 alone.
  private static let reworded: Set = [
    "mutants\tmutant missing-thread\tWK-5.query\tinconclusive",
    "mutants\tmutant missing-thread\tWK-5.web\tinconclusive",
    "mutants\tmutant missing-thread\tWK-6\tinconclusive",
  ]

  @Test("is what its table says") func table() throws {
    let corpus = try Corpus()
    let lines = try Corpus.Run.allCases.flatMap { try corpus.found(in: $0).map(\.line) }
    #expect(lines.sorted() == (try Corpus.table()).sorted())
  }
}

extension Corpus.Found {
  /// AS-3 was also put to views other than the catalogue's, each by a property of its own with the same ID, and CP-1 asked for
  /// another experiment.
  fileprivate var isOfTheCatalogue: Bool {
    guard let record, let property = Catalogue.property(record.property) else { return false }
    return property.scenario(record.subject.model) == record.scenario
  }
}
