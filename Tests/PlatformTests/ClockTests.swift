import Glibc
import Platform
import TestSupport
import Testing

@Suite("The kit's time")
struct ClockTests {
  @Test func `is the one that Python calls monotonic`() throws {
    let scratch = try Scratch()
    let before = KitClock.now()
    let code = system("/usr/bin/env python3 -c 'import time; print(time.monotonic_ns())' > \(scratch.path)/time")
    try #require(code == 0)
    let text = try #require(FileTree.read("\(scratch.path)/time")).split(separator: "\n").first
    let between = try #require(text.flatMap { Int($0) })
    #expect(before < between && between < KitClock.now())
  }

  @Test func `is over for a wait when its deadline has passed`() {
    let passed = Deadline(in: .zero)
    #expect(passed.hasPassed)
    #expect(passed.milliseconds == 0)
    let far = Deadline(in: .seconds(1000))
    #expect(!far.hasPassed)
    // Rounded up, so that poll(2) never returns before its time.
    #expect((1...1_000_000).contains(far.milliseconds))
  }

  @Test func `is never over for a wait without one`() {
    let never = Deadline(in: nil)
    #expect(!never.hasPassed)
    #expect(never.milliseconds == -1)
  }
}
