import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("A stop", .timeLimit(.minutes(10)))
struct StopTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Ignores the polite signals, and so do its children.
  private let deaf = "trap '' TERM INT HUP; echo ready; while :; do sleep 60; done"

  @Test func `lets the program finish in its own way`() async throws {
    var launch = scratch.shell("trap 'echo bye; exit 7' INT; echo ready; while :; do sleep 0.01; done")
    launch.stopSignal = SIGINT
    let process = try await SupervisedProcess.start(launch)
    #expect(await process.hasWritten("ready"))
    await process.stop()
    #expect(process.exit == .code(7))
    #expect(process.tail(lines: 1) == ["bye"])
  }

  @Test func `kills what ignores its signal, and not before the grace period is over`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell(deaf, grace: .milliseconds(200)))
    #expect(await process.hasWritten("ready"))
    let took = await ContinuousClock().measure { await process.stop() }
    #expect(process.exit == .signal(SIGKILL))
    #expect(took >= .milliseconds(200))
    #expect(!ProcessTable.isAlive(process.processID))
  }

  @Test func `reaches a daemon in a session of its own`() async throws {
    let seconds = uniqueSeconds()
    let script = "(setsid sh -c '(setsid sleep \(seconds) &)' &); exec sleep 60"
    let process = try await SupervisedProcess.start(scratch.shell(script))
    #expect(await until { processes(withArgument: seconds).count == 1 })
    await process.stop()
    #expect(processes(withArgument: seconds) == [])
  }

  @Test func `reaches a daemon whose starter has long ended, and leaves it alone until then`() async throws {
    let seconds = uniqueSeconds()
    let process = try await SupervisedProcess.start(scratch.shell("(setsid sleep \(seconds) &)"))
    #expect(await process.waitForExit() == .code(0))
    #expect(await until { processes(withArgument: seconds).count == 1 })
    let daemon = try #require(processes(withArgument: seconds).first)
    #expect(ProcessTable.descendants(of: process.supervisorID) == [daemon])
    await process.stop()
    #expect(processes(withArgument: seconds) == [])
  }

  @Test func `asks a daemon politely first`() async throws {
    let daemon = "trap 'echo daemon stops; exit' TERM; echo ready; while :; do sleep 0.01; done"
    let process = try await SupervisedProcess.start(scratch.shell("(setsid sh -c \"\(daemon)\" &)"))
    #expect(await process.hasWritten("ready"))
    await process.stop()
    #expect(process.tail(lines: 1) == ["daemon stops"])
  }

  @Test func `ends deaf daemons, generation by generation`() async throws {
    let seconds = uniqueSeconds()
    let script = """
      trap '' TERM
      setsid sh -c 'setsid sh -c "setsid sleep \(seconds) & sleep \(seconds); wait" & sleep \(seconds); wait' &
      exec sleep \(seconds)
      """
    let process = try await SupervisedProcess.start(scratch.shell(script, grace: .milliseconds(50)))
    #expect(await until { processes(withArgument: seconds).count == 4 })
    await process.stop()
    #expect(processes(withArgument: seconds) == [])
  }

  @Test func `catches a program that forks and ends, again and again`() async throws {
    let script = try scratch.write(
      """
      #!/bin/sh
      trap '' TERM
      echo running
      "$0" &
      """, to: "hop", mode: 0o755)
    let process = try await SupervisedProcess.start(scratch.shell(script, grace: .milliseconds(50)))
    #expect(await process.hasWritten("running"))
    #expect(await process.waitForExit(within: .seconds(20)) == .code(0))
    await process.stop()
    #expect(processes(withArgument: script) == [])
  }

  @Test func `catches a program that multiplies`() async throws {
    let script = try scratch.write(
      """
      #!/bin/sh
      trap '' TERM
      echo running
      [ "$1" = xxxxxxx ] || { "$0" "$1x" & "$0" "$1x" & }
      exec sleep 60
      """, to: "double", mode: 0o755)
    let process = try await SupervisedProcess.start(scratch.shell("exec \(script)", grace: .zero))
    #expect(await process.hasWritten("running"))
    await process.stop()
    #expect(processes(withArgument: script) == [])
    #expect(ProcessTable.descendants(of: process.supervisorID) == [])
  }

  @Test func `ends a program that is suspended`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("kill -STOP $$; exec sleep 60"))
    #expect(await until { ProcessTable.Entry(of: process.processID)?.state == "T" })
    await process.stop()
    #expect(process.exit == .signal(SIGTERM))
  }

  @Test func `deletes the directories, and nothing that they link to`() async throws {
    let kept = try scratch.write("precious", to: "kept", mode: 0o644)
    let data = try scratch.folder("data")
    let script = """
      mkdir -p a/b; touch a/b/file; ln -s \(kept) \(scratch.path) a
      echo ready; exec sleep 60
      """
    var launch = scratch.shell(script)
    launch.removing = [data, scratch.file("never-made")]
    launch.command.directory = data
    let process = try await SupervisedProcess.start(launch)
    #expect(await process.hasWritten("ready"))
    #expect(exists(data + "/a/b/file"))
    await process.stop()
    #expect(!exists(data))
    #expect(contents(of: kept) == "precious")
  }

  @Test(arguments: ["", "/", "data", "/tmp/../etc", workingDirectory()])
  func `does not delete what cannot be meant`(directory: String) async throws {
    var launch = scratch.shell("true")
    launch.removing = [directory]
    let error = await #expect(throws: SpawnError.self) { _ = try await SupervisedProcess.start(launch) }
    #expect(error?.found == "the directory to delete after it is given as “\(directory)”")
    #expect(exists(workingDirectory()))
  }

  @Test func `may be asked for twice, at once, and by a cancelled task`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell(deaf, grace: .milliseconds(100)))
    #expect(await process.hasWritten("ready"))
    let cancelled = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      await process.stop()
      return ProcessTable.isAlive(process.processID)
    }
    async let other: Void = process.stop()
    await process.stop()
    await other
    #expect(await cancelled.value == false)
    await process.stop()
    #expect(!ProcessTable.isAlive(process.supervisorID))
  }

  @Test func `follows when the last reference goes`() async throws {
    var process: SupervisedProcess? = try await SupervisedProcess.start(scratch.shell("exec sleep 60"))
    let (program, supervisor) = try #require(process.map { ($0.processID, $0.supervisorID) })
    process = nil
    #expect(await until { !ProcessTable.isAlive(program) && !ProcessTable.isAlive(supervisor) })
  }

  @Test func `leaves no zombie behind, of its twenty`() async throws {
    for _ in 0..<20 {
      let process = try await SupervisedProcess.start(scratch.shell("exec sleep 60"))
      await process.stop()
      #expect(ProcessTable.Entry(of: process.supervisorID) == nil)
      #expect(ProcessTable.Entry(of: process.processID) == nil)
    }
  }
}
