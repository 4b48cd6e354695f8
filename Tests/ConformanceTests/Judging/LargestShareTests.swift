import Testing

@testable import Conformance

@Suite("The largest share that chance explains")
struct LargestShareTests {
  /// Worked out with exact fractions.
  @Test(
    "is the first number that is exceeded less often than once in a million runs",
    arguments: [
      (3, 240, 195), (4, 240, 159), (5, 240, 135), (10, 240, 82), (5, 60, 43), (5, 20, 19), (5, 17, 16), (3, 38, 37),
    ])
  func values(processes: Int, connections: Int, most: Int) {
    #expect(LargestShare(processes: processes, connections: connections).most == most)
  }

  @Test("is everything where too few connections came", arguments: [(5, 16), (3, 35), (2, 240), (1, 240), (5, 0)])
  func everything(processes: Int, connections: Int) {
    #expect(LargestShare(processes: processes, connections: connections).most == connections)
  }

  @Test("is never less than twice an even share", arguments: 3...40)
  func even(processes: Int) {
    let share = LargestShare(processes: processes, connections: 240)
    #expect(Double(share.most) >= 240 * share.probability)
  }
}
