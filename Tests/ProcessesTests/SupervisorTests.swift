import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("A supervisor", .timeLimit(.minutes(10)))
struct SupervisorTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func `that is told to end takes its program with it`(signal: Int32) async throws {
    var launch = scratch.shell("exec sleep 60")
    launch.removing = [try scratch.folder("data")]
    let process = try await SupervisedProcess.start(launch)
    kill(process.supervisorID, signal)
    #expect(await process.waitForExit(within: .seconds(20)) == .signal(SIGTERM))
    #expect(await until { !exists(scratch.file("data")) })
    await process.stop()
  }

  @Test func `takes no notice of other signals`() async throws {
    let process = try await SupervisedProcess.start(
      scratch.shell("trap 'exit 4' TERM; echo ready; while :; do sleep 0.01; done"))
    #expect(await process.hasWritten("ready"))
    for signal in [SIGUSR1, SIGUSR2, SIGALRM, SIGPIPE, SIGTSTP, SIGXCPU] { kill(process.supervisorID, signal) }
    await process.stop()
    #expect(process.exit == .code(4))
  }

  @Test func `that is suspended is woken for a stop`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("exec sleep 60"))
    kill(process.supervisorID, SIGSTOP)
    #expect(await until { ProcessTable.Entry(of: process.supervisorID)?.state == "T" })
    await process.stop()
    #expect(process.exit == .signal(SIGTERM))
  }

  @Test func `that is itself killed leaves its work to the kit`() async throws {
    let seconds = uniqueSeconds()
    var launch = scratch.shell("trap '' TERM; sleep \(seconds) & (sleep \(seconds) &) ; sleep \(seconds)")
    launch.removing = [try scratch.folder("data")]
    let process = try await SupervisedProcess.start(launch)
    #expect(await until { processes(withArgument: seconds).count == 3 })
    kill(process.supervisorID, SIGKILL)
    #expect(await process.waitForExit(within: .seconds(20)) == .signal(SIGKILL))
    await process.stop()
    #expect(processes(withArgument: seconds) == [])
    #expect(!exists(scratch.file("data")))
  }

  @Test func `has a session of its own, and its program a group of its own`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("exec sleep 60"))
    let supervisor = try #require(ProcessTable.Entry(of: process.supervisorID))
    let program = try #require(ProcessTable.Entry(of: process.processID))
    #expect(supervisor.session == process.supervisorID)
    #expect(program.session == process.supervisorID)
    #expect(program.group == process.processID)
    #expect(program.parent == process.supervisorID)
    await process.stop()
  }

  @Test(.enabled(if: getuid() == 0, "only root can"))
  func `drops its program to another user`() async throws {
    var launch = scratch.shell("id -u; id -g; id -G; exec sleep 60")
    launch.identity = (user: 65534, group: 65533)
    let process = try await SupervisedProcess.start(launch)
    #expect(await until { process.tail(lines: 3) == ["65534", "65533", "65533"] })
    #expect(ProcessTable.Entry(of: process.processID)?.parent == process.supervisorID)
    await process.stop()
    #expect(process.exit == .signal(SIGTERM))
  }

  @Test(.enabled(if: getuid() == 0, "only root can"))
  func `says when that other user may not run the program`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = try scratch.write("#!/bin/sh\n", to: "private", mode: 0o700)
    launch.identity = (user: 65534, group: 65534)
    let error = await #expect(throws: SpawnError.self) { _ = try await SupervisedProcess.start(launch) }
    #expect(error?.found == "user 65534 may not run \(scratch.file("private"))")
  }
}
