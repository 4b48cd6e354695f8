import Testing

@testable import Harness

@Suite("A crash loop")
struct CrashLoopTests {
  private static let traceback = [
    "Traceback (most recent call last):", "  File \"shop.py\", line 1, in <module>", "    import shop",
    "ModuleNotFoundError: No module named 'shop'",
  ]

  @Test("is told by an error that ends workers three times") func told() {
    let log = Array(repeating: Self.traceback + ["worker died"], count: 3).flatMap { $0 }
    #expect(CrashLoop(in: log, of: 1)?.words == "ModuleNotFoundError: No module named 'shop'")
    #expect(CrashLoop(in: log, of: 1)?.times == 3)
    #expect(CrashLoop(in: Array(log.dropLast(5)), of: 1) == nil)
    #expect(CrashLoop(in: log + log, of: 3) == nil, "each of them may have told it twice")
  }

  @Test("is no line that looks like an error outside of a traceback, and none of a frame") func notTold() {
    let line = "ValueError: something that the app logs and goes on from"
    #expect(CrashLoop(in: [line, line, line, line], of: 1) == nil)
    let frames = ["Traceback (most recent call last):", "    raise ValueError: x"]
    #expect(CrashLoop(in: frames + frames + frames, of: 1) == nil)
  }

  @Test("is told by the error that came most often") func most() {
    var other = Self.traceback
    other[3] = "OSError: no such file"
    let log = [other, Self.traceback, Self.traceback, other, Self.traceback].flatMap { $0 }
    #expect(CrashLoop(in: log, of: 1)?.words == "ModuleNotFoundError: No module named 'shop'")
  }
}
