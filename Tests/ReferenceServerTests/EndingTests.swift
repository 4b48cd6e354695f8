import Testing

@testable import ReferenceServer

@Suite("Ending", .timeLimit(.minutes(10)))
struct EndingTests {
  @Test func letterSaysWhoseViewEndedAndHow() throws {
    let visit = Visit(.gate, try Parameters(["request": "r1"]), loopThread: nil)
    #expect(Ending.left.letter(of: visit, token: "t") == "lockstep-ending t r1 left")
    #expect(Ending.raised.letter(of: visit, token: "t") == "lockstep-ending t r1 raised")
  }
}
