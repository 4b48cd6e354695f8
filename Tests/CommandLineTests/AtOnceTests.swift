import Conformance
import Foundation
import Processes
import TestSupport
import Testing

@Suite("Two checks at the same time", .timeLimit(.minutes(10)))
struct AtOnceTests {
  @Test("in one directory do not disturb each other") func same() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(2)
    let first = try await CommandRun.start(["check", "--format", "json"], in: scratch, streams: ">out1 2>err1")
    let second = try await CommandRun.start(["check", "--format", "json"], in: scratch, streams: ">out2 2>err2")
    #expect(await [first.end().code, second.end().code] == [0, 0])
    for name in ["out1", "out2"] {
      let results = try Results(json: Data(scratch.text(name).utf8), file: name)
      #expect(results.outcomes.allSatisfy { $0.verdict.isUpheld || $0.verdict.isInapplicable })
    }
    #expect(scratch.names(in: ".lockstep/results").count == 2)
    #expect(scratch.text("err1") != scratch.text("err2"))
    await first.process.stop()
    await second.process.stop()
  }
}
