import Testing

@testable import ReferenceServer

@Suite("Early deaths", .timeLimit(.minutes(10)))
struct EarlyDeathsTests {
  private func replaced(after lives: [Duration]) -> [Bool] {
    var deaths = EarlyDeaths()
    return lives.map { deaths.replaces(after: $0) }
  }

  @Test func endInGivingUp() {
    let lives = [Duration](repeating: .milliseconds(5), count: EarlyDeaths.most)
    #expect(replaced(after: lives) == [Bool](repeating: true, count: EarlyDeaths.most - 1) + [false])
  }

  @Test func areForgottenAfterALongerLife() {
    let early = [Duration](repeating: .zero, count: EarlyDeaths.most - 1)
    #expect(replaced(after: early + [.seconds(60)] + early).allSatisfy { $0 })
  }
}
