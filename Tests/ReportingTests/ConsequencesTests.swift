import Conformance
import Foundation
import Histories
import Reporting
import Testing

@Suite("One finding")
struct ConsequencesTests {
  private static let model = ServerModel.wsgi(processes: 1, threads: 2)
  /// Three requests on threads of their own, where two are promised.
  private static let three = """
    client p1  [a----]
    client p1  [b----]
    client p1  [c----]
    p1/t1       [a-]
    p1/t2       [b-]
    p1/t3       [c-]
    release         a
    """

  private func results(
    _ properties: [Property.ID], known: Set<Property.ID> = [], apart: Set<Property.ID> = []
  ) throws -> Results {
    let why = KnownViolation(reason: "a reason", link: "https://example.org")
    return try Sample.results(
      (
        Sample.server("shop", Self.model),
        properties.map { property in
          let claim = "process 1 ran 3 \(property) at once"
          return Outcome(
            property, on: Subject("shop", Self.model),
            try Sample.violation(claim, apart.contains(property) ? Sample.turns : Self.three),
            known: known.contains(property) ? why : nil)
        }
      ))
  }

  @Test("is told once, with one diagram, and what follows from it is listed") func once() throws {
    let found = try results(["WK-1", "WK-2", "WK-5.query", "WK-5.web", "TX-2", "CP-1"], apart: ["WK-1", "CP-1"])
    let text = Report.text(found)
    #expect(text.components(separatedBy: "p1/t3").count == 2, "\(text)")
    #expect(text.contains("✗ WK-1  violated") && text.contains("✗ WK-2  violated"))
    #expect(!text.contains("✗ CP-1  violated"))
    #expect(
      text.contains(
        "also     WK-5.query, WK-5.web, TX-2, CP-1 are violated too, as follows from this; mend it first"), "\(text)")
    #expect(text.contains("6 violated"))
    let markdown = Report.markdown(found)
    #expect(markdown.components(separatedBy: "p1/t3").count == 2)
    #expect(
      markdown.contains("WK-5.query, WK-5.web, TX-2, CP-1 are violated too, as follows from this; mend it first."))
    #expect(try Report.junit(found).components(separatedBy: "<failure").count == 7, "a case of each all the same")
  }

  @Test("is that of properties which were shown by the same evidence") func sameEvidence() throws {
    let text = Report.text(try results(["WK-3", "AS-1", "TX-6"], apart: ["TX-6"]))
    #expect(text.contains("also     AS-1 is violated too, as follows from this; mend it first"))
    #expect(text.contains("✗ TX-6  violated"))
  }

  @Test("follows from none that is known, where it is not") func known() throws {
    let text = Report.text(try results(["WK-2", "CP-1", "TX-2"], known: ["WK-2", "TX-2"]))
    #expect(text.contains("✗ CP-1  violated:") && text.contains("✗ WK-2  violated, known:"))
    #expect(text.contains("also     TX-2 is violated too"))
  }

  @Test("of threads that are distinct says nothing of thread-locals that are shared") func distinctThreads() throws {
    let pages = Property.blockingOperationsHold.map(\.page.otherwise)
    #expect(pages.allSatisfy { !$0.contains("thread-local") && !$0.contains("are shared") })
  }
}
