import Conformance
import Harness
import Mutants
import Reporting
import Testing

@testable import ReferenceServer

@Suite("Who watches the watchmen?", .serialized, .timeLimit(.minutes(10)))
struct MutantTests {
  /// So that no lane idles while another suite asks for one server at a time, all begin here.
  init() async throws { try await SharedRun.current.begin(Mutant.all.map(\.file)) }

  @Test("Each mutant is caught by exactly the properties it breaks", arguments: Mutant.all)
  func isCaught(_ mutant: Mutant) async throws {
    let outcomes = try await SharedRun.current.results(of: mutant.file).outcomes
    #expect(Set(outcomes.map(\.property)) == Set(Catalogue.all.map(\.id)))
    let violated = outcomes.filter(\.verdict.isViolated)
    for outcome in violated where !mutant.violates.contains(outcome.property) {
      Issue.record("false alarm: \(Report.line(outcome))")
    }
    for missed in mutant.violates.subtracting(violated.map(\.property)) {
      let outcome = outcomes.first { $0.property == missed }
      Issue.record("\(missed) missed it: \(outcome.map { Report.line($0) } ?? "no outcome")")
    }
    for outcome in violated { #expect(outcome.verdict.evidence?.witnesses.isEmpty == false) }
    let undecided = outcomes.filter { $0.verdict.isInconclusive || $0.verdict.isUnobservable }
    for outcome in undecided where !mutant.mayLeaveUndecided.contains(outcome.property) {
      Issue.record("undecided: \(Report.line(outcome))")
    }
  }

  @Test("No property is without a mutant that breaks it", arguments: Catalogue.all)
  func isKillable(_ property: Property) {
    #expect(Mutant.all.contains { $0.violates.contains(property.id) })
  }

  @Test("Every fault of the reference server is a mutant, and no two mutants are one") func areDistinct() {
    #expect(Set(Mutant.all.map(\.fault)) == Set(Fault.allCases.map(\.rawValue)))
    #expect(Set(Mutant.all.map(\.description)).count == Mutant.all.count)
  }
}
