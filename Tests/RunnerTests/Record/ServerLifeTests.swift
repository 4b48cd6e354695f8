import Histories
import Testing

@testable import Runner

@Suite("What is written down of a server's processes")
struct ServerLifeTests {
  private var life = ServerLife(startedAs: 9, at: 0)

  @Test("names who has replaced whom, in the order in which they went") mutating func replaced() {
    life.meet(1, at: 1)
    life.meet(2, at: 1)
    life.begin(with: [9, 1, 2], at: 2)
    life.lose(2, .signal(9), at: 3)
    life.lose(1, .code(1), at: 4)
    life.meet(5, at: 5)
    life.meet(6, at: 6)
    life.meet(7, at: 7)
    let replaced = life.events.compactMap { event in
      if case .replaced(let other) = event.kind { [event.process, other] } else { nil as [Int]? }
    }
    #expect(replaced == [[2, 5], [1, 6]])
  }

  @Test("takes nobody for a replacement who was there from the beginning, or came before") mutating func bystanders() {
    life.begin(with: [9, 1, 3], at: 1)
    life.meet(1, at: 2)
    life.meet(4, at: 2)
    life.lose(1, .unknown, at: 3)
    life.meet(3, at: 4)
    life.meet(4, at: 5)
    #expect(life.events.allSatisfy { if case .replaced = $0.kind { false } else { true } })
  }

  @Test("has each process answer, and end, once") mutating func once() {
    for time in 1...3 {
      life.meet(1, at: time)
      life.lose(1, .unknown, at: time)
    }
    #expect(
      life.events == [
        ServerEvent(9, .started, at: 0), ServerEvent(1, .ready, at: 1), ServerEvent(1, .gone(.unknown), at: 1),
      ])
  }

  @Test("has the main process ready when all are, unless it answers itself") mutating func ready() {
    life.meet(1, at: 1)
    life.begin(with: [9, 1], at: 2)
    #expect(life.events.filter { $0.kind == .ready }.map(\.process) == [1, 9])
    var single = ServerLife(startedAs: 9, at: 0)
    single.meet(9, at: 1)
    single.begin(with: [9], at: 2)
    #expect(single.events.filter { $0.kind == .ready } == [ServerEvent(9, .ready, at: 1)])
  }
}
