import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("The process table, of what runs under a supervisor,", .timeLimit(.minutes(10)))
struct ProcessTableTests {
  @Test func `lists a whole tree, parents first`() async throws {
    let scratch = try Scratch()
    let process = try await SupervisedProcess.start(scratch.shell("sh -c 'sleep 60 & wait' & echo ready; wait"))
    #expect(await until { ProcessTable.descendants(of: process.supervisorID).count == 3 })
    #expect(ProcessTable.descendants(of: process.supervisorID).first == process.processID)
    await process.stop()
  }

  @Test func `tells a process that is at work from one that waits`() async throws {
    let scratch = try Scratch()
    let waiting = try await SupervisedProcess.start(scratch.shell("exec sleep 60"))
    #expect(await until { !ProcessTable.isWorking(waiting.processID) })
    let busy = try await SupervisedProcess.start(scratch.shell("while :; do :; done"))
    #expect(await until { ProcessTable.isWorking(busy.processID) })
    #expect(!ProcessTable.isWorking(.max))
    await waiting.stop()
    await busy.stop()
  }
}
