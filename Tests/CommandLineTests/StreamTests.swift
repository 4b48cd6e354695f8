import Foundation
import Processes
import TestSupport
import Testing

@Suite("The streams of the command line", .timeLimit(.minutes(10)))
struct StreamTests {
  private func check(_ streams: String) async throws -> (ended: CommandRun.Ended, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    return (try await lockstep("check", "--only", "WK-2", in: scratch, streams: streams), scratch)
  }

  @Test("may lead to a reader that goes away") func brokenPipe() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    try #require(mkfifo(scratch.file("pipe"), 0o600) == 0)
    // Opening a pipe waits for the other side: the reader is there for the shell, and gone before the program writes.
    let run = try await CommandRun.start(
      ["check", "--only", "WK-2"], in: scratch, streams: ">pipe 2>err", beside: ": <pipe")
    let ended = await run.end()
    #expect(ended.code == 0)
    #expect(ended.errors.hasPrefix("results: ") && !ended.errors.contains("Fatal error"))
    #expect(scratch.names(in: ".lockstep/results").count == 1)
    await run.process.stop()
  }

  @Test("may be closed", arguments: [">&- 2>err", ">out 2>&-", ">&- 2>&-", "<&- >out 2>err"])
  func closed(_ streams: String) async throws {
    let (ended, scratch) = try await check(streams)
    #expect(ended.code == 0)
    #expect(!ended.errors.contains("Fatal error"))
    #expect(scratch.names(in: ".lockstep/results").count == 1)
  }

  @Test("may lead to a disk that is full") func full() async throws {
    let (ended, scratch) = try await check(">/dev/full 2>err")
    #expect(ended.code == 2)
    #expect(ended.errors.contains("standard output could not be written (No space left on device)"))
    #expect(scratch.names(in: ".lockstep/results").count == 1)
    #expect(try await check(">out 2>/dev/full").ended.code == 0)
  }

  @Test("get a report whose file could not be written") func fallback() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let ended = try await lockstep("check", "--only", "WK-2", "--output", "/dev/full", in: scratch)
    #expect(ended.code == 2)
    #expect(ended.errors.contains("/dev/full could not be written (No space left on device), so its report went to"))
    #expect(ended.output.contains("WK-2"))
  }

  @Test("leave a device that is named as an output what it is") func device() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    #expect(try await lockstep("check", "--only", "WK-2", "--output", "/dev/null", in: scratch).code == 0)
    #expect(try await lockstep("list", in: scratch, streams: ">/dev/null 2>err").code == 0)
  }
}
