import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("A signal", .timeLimit(.minutes(10)))
struct SignalTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `goes to the program alone`() async throws {
    let script = "sleep 60 & echo $!; trap 'echo heard' USR1; while :; do sleep 0.01; done"
    let process = try await SupervisedProcess.start(scratch.shell(script))
    #expect(await until { !process.tail(lines: 1).isEmpty })
    let child = try #require(process.tail(lines: 1).first.flatMap { pid_t($0) })
    process.signal(SIGUSR1)
    #expect(await process.hasWritten("heard"))
    #expect(ProcessTable.isAlive(child))
    await process.stop()
    #expect(!ProcessTable.isAlive(child))
  }

  @Test func `after the end does nothing`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("exit 0"))
    process.signal(SIGKILL)
    let exit = await process.waitForExit()
    process.signal(SIGKILL)
    #expect(process.exit == exit)
    await process.stop()
    process.signal(SIGKILL)
  }
}
