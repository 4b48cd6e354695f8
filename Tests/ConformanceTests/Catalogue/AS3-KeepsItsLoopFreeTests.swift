import Conformance
import Testing

@Suite("AS-3: keeps its event loop free")
struct KeepsItsLoopFreeTests {
  @Test func `is inconclusive when the second process was not asked`() throws {
    let verdict = try Property.keepsItsLoopFree.verdict(
      """
      up p2
      client p1  [a-----------]
      client p1     [x--]
      p1/t1       [a--------]
      """, .asgi(processes: 2, threadSensitive: .perRequest))
    #expect(verdict == .inconclusive("no async request could be sent to process 2 while a view was held"))
  }
}
