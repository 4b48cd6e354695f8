import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("A process that is held by its number", .timeLimit(.minutes(10)))
struct ProcessHandleTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A shell that waits for each of its children, and the first of them.
  private func child(of script: String) async throws -> (SupervisedProcess, ProcessHandle) {
    let process = try await SupervisedProcess.start(scratch.shell("\(script) & echo $!; wait; echo waited; sleep 60"))
    #expect(await until { !process.tail(lines: 1).isEmpty })
    let number = try #require(process.tail(lines: 1).first.flatMap { pid_t($0) })
    return (process, try #require(ProcessHandle(number, below: process.supervisorID)))
  }

  @Test func `gets signals, and tells that it has ended and, if anybody may know, how`() async throws {
    let (process, child) = try await child(of: "sleep 60")
    #expect(!child.hasEnded)
    #expect(child.exit == nil)
    #expect(child.signal(SIGKILL))
    #expect(await until { child.hasEnded })
    #expect([nil, .signal(SIGKILL)].contains(child.exit))
    #expect(await process.hasWritten("waited"))
    #expect(!child.signal(SIGKILL), "there is nobody left")
    #expect([nil, .signal(SIGKILL)].contains(child.exit))
    await process.stop()
  }

  @Test func `tells how it ended as long as its parent has not waited for it`() async throws {
    let (process, child) = try await child(of: "sleep 60")
    // A parent that is suspended waits for nobody.
    process.signal(SIGSTOP)
    #expect(await until { ProcessTable.Entry(of: process.processID)?.state == "T" })
    #expect(child.signal(SIGTERM))
    #expect(await until { child.hasEnded })
    #expect(child.exit == .signal(SIGTERM))
    await process.stop()
  }

  @Test func `is none that descends from somebody else`() async throws {
    let (process, _) = try await child(of: "sleep 60")
    #expect(ProcessHandle(getpid(), below: process.supervisorID) == nil)
    #expect(ProcessHandle(process.supervisorID, below: process.supervisorID) == nil)
    #expect(ProcessHandle(.max, below: process.supervisorID) == nil)
    await process.stop()
  }
}
