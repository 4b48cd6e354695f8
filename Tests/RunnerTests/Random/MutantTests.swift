import Conformance
import Histories
import Mutants
import TestSupport
import Testing

@testable import Runner

@Suite("A drawn mutant", .serialized)
struct DrawnMutantTests {
  @Test("is caught by exactly the properties it breaks", arguments: Mutant.all) func isCaught(_ mutant: Mutant)
    async throws
  {
    let flaw = try #require(Flaw(rawValue: mutant.fault), "the fault \(mutant.fault) is drawn")
    for seed in 1...4 {
      let drawn = Drawn(mutant.model, seed: UInt64(seed)) { drawing in
        drawing.flaw = flaw
        if mutant.model.syncSide.gateway == .wsgi { drawing.keepsAlive = false }
      }
      let verdicts = try await Aside.run { try await drawn.verdicts(on: Catalogue.all) }
      for problem in mutant.problems(in: verdicts) {
        Issue.record("\(problem.text); \(drawn)")
      }
    }
  }

  @Test("is drawn for every fault of the reference server") func areAll() {
    #expect(Set(Flaw.allCases.map(\.rawValue)) == Set(Mutant.all.map(\.fault)))
  }
}
