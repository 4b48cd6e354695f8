import TestSupport
import Testing

@testable import Processes

@Suite("The log", .timeLimit(.minutes(10)))
struct LogTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `holds output and errors in order, and gives its last lines`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("echo one; echo two >&2; echo three"))
    _ = await process.waitForExit()
    #expect(process.tail(lines: 2) == ["two", "three"])
    #expect(process.tail(lines: 9) == ["one", "two", "three"])
    #expect(process.tail(lines: 0) == [])
    await process.stop()
  }

  @Test func `is kept, but a process's tail is only its own`() async throws {
    for word in ["first", "second"] {
      let process = try await SupervisedProcess.start(scratch.shell("echo \(word)"))
      _ = await process.waitForExit()
      #expect(process.tail(lines: 9) == [word])
      await process.stop()
    }
    #expect(contents(of: scratch.file("log")) == "first\nsecond")
  }

  @Test func `does not show what the environment calls secret`() async throws {
    let process = try await SupervisedProcess.start(
      scratch.shell("echo \"to $PGPASSWORD@db\"", ["PGPASSWORD": "hunter2"]))
    _ = await process.waitForExit()
    #expect(process.tail(lines: 1) == ["to •••@db"])
    await process.stop()
  }

  @Test func `shows its end when it is long`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("seq 1 100000"))
    _ = await process.waitForExit()
    #expect(process.tail(lines: 2) == ["99999", "100000"])
    await process.stop()
  }

  @Test func `loses what would move a terminal's cursor`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("printf '\\033[32mINFO\\033[0m:\\tup\\n'"))
    _ = await process.waitForExit()
    #expect(process.tail(lines: 1) == ["INFO: up"])
    await process.stop()
  }
}
