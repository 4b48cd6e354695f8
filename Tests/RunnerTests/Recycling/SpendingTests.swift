import Conformance
import Histories
import Testing

@testable import Runner

@Suite("What is known of how long workers last")
struct SpendingTests {
  private func spending(_ count: Int?, answers: [Int: Int]) -> Spending {
    var spending = Spending(of: ServerModel.wsgi(processes: 2, threads: 1).recycling(after: count))
    for (process, count) in answers { for _ in 0..<count { spending.count(process, by: .wsgi) } }
    return spending
  }

  @Test("is what the model says, less what they have answered") func promised() {
    let spending = spending(20, answers: [1: 15, 2: 25])
    #expect(spending.left(of: 1) == 5 && spending.left(of: 2) == 0 && spending.left(of: 3) == 20)
    #expect(spending.isWorn(1, for: 5) && !spending.isWorn(1, for: 4))
  }

  @Test("is nothing where nobody says so and none has gone") func unknown() {
    let spending = spending(nil, answers: [1: 900])
    #expect(spending.left(of: 1) == nil && !spending.isExpected && !spending.isWorn(1, for: 1000))
  }

  @Test("is the least that one had answered when it went, where that is less") func seen() {
    var spending = spending(1000, answers: [1: 22, 2: 20, 3: 5])
    spending.retire(1)
    #expect(spending.left(of: 3) == 17)
    spending.retire(2)
    #expect(spending.left(of: 3) == 15 && spending.limit == 20 && spending.retired == 2)
  }

  @Test("takes nobody for worn who has hardly begun") func fresh() {
    #expect(!spending(8, answers: [1: Scenario.acquaintance]).isWorn(1, for: 50))
    #expect(spending(8, answers: [1: Scenario.acquaintance + 1]).isWorn(1, for: 50))
  }

  @Test("is left aside once one has answered far more than that") func untiring() {
    var spending = spending(20, answers: [1: 280])
    #expect(spending.manyAnswers == 280)
    spending.mistrust(1)
    #expect(spending.left(of: 1) == nil && !spending.isExpected)
  }
}
