import Processes
import Testing

@testable import Harness

@Suite("The kit's clock", .timeLimit(.minutes(10)))
struct KitClockTests {
  @Test("is the one that Python calls monotonic") func monotonic() async throws {
    let scratch = try Scratch()
    let before = KitClock.now()
    let python = Command(
      "python3", ["-c", "import time; print(time.monotonic_ns())"], environment: ["PATH": "/usr/bin:/bin"])
    let process = try await SupervisedProcess.start(Launch(python, log: scratch.path + "/log"))
    #expect(await process.waitForExit() == .code(0))
    let between = try #require(process.tail(lines: 1).first.flatMap { Int($0) })
    #expect(before < between && between < KitClock.now())
    await process.stop()
  }
}
