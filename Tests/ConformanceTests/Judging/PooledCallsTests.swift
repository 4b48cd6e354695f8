import Conformance
import Histories
import Testing

@Suite("Sync calls that need a connection of a pool")
struct PooledCallsTests {
  private static let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest).pooling(4)

  @Test("keep TS-9 where the pool is what bounds them", arguments: Property.syncCallsGoWhereTheySay)
  func bounded(_ property: Property) {
    #expect(
      property.judge(.crowd(6, atOnce: 4), Self.model).reason
        == "4 inside at once in each of 1 process, while others waited at 2 releases")
  }

  @Test("violate it where they take turns on one thread", arguments: Property.syncCallsGoWhereTheySay)
  func turns(_ property: Property) {
    #expect(property.judge(.crowd(6, atOnce: 1, thread: 7), Self.model).isViolated)
  }

  @Test("leave it to CN-1 how many connections there are", arguments: Property.syncCallsGoWhereTheySay, [1, 3, 5])
  func another(_ property: Property, _ count: Int) {
    let verdict = property.judge(.crowd(6, atOnce: count), Self.model)
    #expect(verdict.isInconclusive && verdict.presupposed == "CN-1", "\(verdict.reason)")
  }

  @Test("are not held against a process that took two one after the other, beside one with a small pool")
  func elsewhere() throws {
    let short = History.crowd(6, atOnce: 3)
    // Process 2 gets two requests, the second long after the first has been answered.
    let turns = [("s1", 2_000), ("s2", 3_000)].flatMap { name, start in
      [
        Span(name, at: .client(process: 2), from: start, to: start + 90, ending: .done),
        Span(name, at: .server(.view, Place(process: 2, thread: 9)), from: start + 10, to: start + 80),
      ]
    }
    let history = History(
      short.spans + turns, releases: short.releases + [Release("s1", at: 2_080), Release("s2", at: 3_080)])
    let verdict = Property.syncCallsGoWhereTheySay[0].judge(history, Self.model)
    #expect(verdict.isInconclusive && verdict.presupposed == "CN-1", "\(verdict.reason)")
  }

  @Test("go by the machine that the history was taken on") func machine() {
    let crowd = History.crowd(9, atOnce: 6)
    let history = History(crowd.spans, releases: crowd.releases, processors: 2)
    // Six threads of the default pool are fewer than the connections, whatever machine judges.
    let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest).pooling(10)
    #expect(Property.syncCallsGoWhereTheySay[1].judge(history, model).isUpheld)
  }

  @Test("are judged by the threads where those are fewer")
  func threads() {
    let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread).pooling(4)
    #expect(Property.syncCallsGoWhereTheySay[0].judge(.crowd(3, atOnce: 2), model).isViolated)
  }
}
