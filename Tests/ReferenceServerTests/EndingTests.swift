import Testing

@testable import ReferenceServer

@Suite("Ending", .timeLimit(.minutes(10)))
struct EndingTests {
  @Test func letterSaysWhoseViewEndedAndHow() {
    #expect(Ending.left.letter(of: "r1", token: "t") == "lockstep-ending t r1 left")
    #expect(Ending.raised.letter(of: "r1", token: "t") == "lockstep-ending t r1 raised")
  }
}
