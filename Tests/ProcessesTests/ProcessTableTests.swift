import Glibc
import Testing

@testable import Processes

@Suite("The process table", .timeLimit(.minutes(10)))
struct ProcessTableTests {
  @Test func `reads a name that looks like more fields`() throws {
    let line = "42 (a) S 1 (b) R 7 8 9 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 12345 0 0"
    let entry = try #require(ProcessTable.Entry(process: 42, stat: line))
    #expect(entry.state == "R")
    #expect((entry.parent, entry.group, entry.session) == (7, 8, 9))
    #expect(entry.started == 12345)
  }

  @Test(arguments: ["", "42", "42 (sh)", "42 (sh) S x 1 1"])
  func `takes no half line`(line: String) {
    #expect(ProcessTable.Entry(process: 42, stat: line) == nil)
  }

  @Test func `knows this process, and that there is none with an impossible number`() {
    #expect(ProcessTable.isAlive(getpid()))
    #expect(!ProcessTable.isAlive(.max))
    #expect(ProcessTable.descendants(of: getppid()).contains(getpid()))
  }

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
