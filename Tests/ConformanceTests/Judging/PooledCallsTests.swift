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

  @Test("violate it where they take turns though there are connections", arguments: Property.syncCallsGoWhereTheySay)
  func turns(_ property: Property) { #expect(property.judge(.crowd(6, atOnce: 1), Self.model).isViolated) }

  @Test("leave it to CN-1 how many connections there are", arguments: Property.syncCallsGoWhereTheySay, [3, 5])
  func another(_ property: Property, _ count: Int) {
    let verdict = property.judge(.crowd(6, atOnce: count), Self.model)
    #expect(verdict.isInconclusive && verdict.presupposed == "CN-1", "\(verdict.reason)")
  }

  @Test("are judged by the threads where those are fewer")
  func threads() {
    let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread).pooling(4)
    #expect(Property.syncCallsGoWhereTheySay[0].judge(.crowd(3, atOnce: 2), model).isViolated)
  }
}
