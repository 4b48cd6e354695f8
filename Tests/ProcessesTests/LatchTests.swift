import Testing

@testable import Processes

@Suite("A latch", .timeLimit(.minutes(10)))
struct LatchTests {
  @Test func `keeps its first value for all who wait, before and after`() async {
    let latch = Latch<Int>()
    async let early = latch.wait()
    async let alsoEarly = latch.wait(within: .seconds(20))
    latch.set(1)
    latch.set(2)
    #expect(await early == 1)
    #expect(await alsoEarly == 1)
    #expect(await latch.wait() == 1)
    #expect(latch.value == 1)
  }

  @Test func `lets a wait pass its limit`() async {
    #expect(await Latch<Int>().wait(within: .milliseconds(1)) == nil)
  }

  @Test func `lets a cancelled wait go`() async {
    let latch = Latch<Int>()
    let waiting = Task { await latch.wait(within: .seconds(3600)) }
    waiting.cancel()
    #expect(await waiting.value == nil)
  }
}
