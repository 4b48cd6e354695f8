import Dispatch
import Synchronization
import Testing

@testable import ReferenceServer

@Suite("A thread that waits for async code", .timeLimit(.minutes(10)))
struct HomeTests {
  @Test(arguments: NestedShape.allCases)
  func makesTheCallsThatComeBack(shape: NestedShape) async {
    #expect(
      await onThread {
        let home = Home()
        return home.wait(looks: 1200) { await shape.run(from: home) }
      })
  }

  @Test(arguments: NestedShape.allCases)
  func givesUpWhenItMakesNone(shape: NestedShape) async {
    #expect(
      await onThread {
        let home = Home(makesCalls: false)
        return !home.wait(looks: 1) { await shape.run(from: home) }
      })
  }

  @Test func makesThemItself() async {
    let threads = Mutex<[Int]>([])
    let own = await onThread {
      let home = Home()
      _ = home.wait(looks: 1200) {
        for _ in 0..<3 { await home.call { threads.withLock { $0.append(PosixThread.current) } } }
      }
      return PosixThread.current
    }
    #expect(threads.withLock { $0 } == [own, own, own])
  }

  /// A thread that waits must be none of the few on which async code runs.
  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let started = PosixThread.start { continuation.resume(returning: body()) }
      #expect(started)
    }
  }
}
