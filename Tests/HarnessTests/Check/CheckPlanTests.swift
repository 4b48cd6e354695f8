import Conformance
import Testing

@testable import Harness

@Suite("The plan of a check", .timeLimit(.minutes(10)))
struct PlanTests {
  private let subject = Subject("x", .wsgi(processes: 2, threads: 1))

  @Test("runs one scenario for all properties that want it") func shared() {
    let plan = CheckPlan(Catalogue.all, for: subject)
    #expect(Set(plan.entries.map(\.scenario)).count == plan.entries.count)
    #expect(plan.entries.contains { $0.properties.count > 1 })
  }

  @Test("covers every property once") func complete() {
    let plan = CheckPlan(Catalogue.all, for: subject)
    let all = plan.entries.flatMap(\.properties).map(\.id) + plan.inapplicable.map(\.property.id)
    #expect(all.count == Catalogue.all.count && Set(all) == Set(Catalogue.all.map(\.id)))
  }

  @Test("counts the processes last") func census() {
    let plan = CheckPlan(Catalogue.all, for: subject)
    #expect(plan.entries.last?.properties.map(\.id).contains("WK-1") == true)
    #expect(plan.entries.last?.scenario.isCensus == true)
  }
}
