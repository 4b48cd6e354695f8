import Testing

@testable import Processes

@Suite("A port that was picked", .timeLimit(.minutes(10)))
struct PickedPortsTests {
  @Test("is not picked again") func once() {
    // No server of any other test can have it.
    #expect(PickedPorts.take(70_001))
    #expect(!PickedPorts.take(70_001))
    #expect(PickedPorts.take(70_002))
  }
}
