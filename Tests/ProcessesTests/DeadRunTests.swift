import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

/// Each dead kit here is a process of its own, an exit test's, whose records are kept in the folder of its test.
@Suite("A dead run", .timeLimit(.minutes(10)))
struct DeadRunTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Starts what a run starts, suspends its supervisors so that they cannot react, and dies.
  ///
  /// The program, which can be asked to stop; a daemon in a session of its own that writes where the program does; a child
  /// that restarts what it runs; and an orphan in the program's session that writes nowhere.
  private static func runAndDie(in folder: String, _ seconds: String) async throws {
    // As with a TMPDIR that is a link.
    symlink(folder, folder + "/link")
    let directory = try await TemporaryFolder.make(
      from: folder + "/link/run-XXXXXX", record: folder + "/lockstep-1.run")
    let script = """
      (setsid sh -c '(setsid sleep \(seconds) &)' &)
      (sleep \(seconds) >/dev/null 2>&1 &)
      while :; do sleep \(seconds); done &
      trap 'echo asked >\(folder)/asked; exit' TERM; sleep \(seconds) & wait
      """
    let command = Command("sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    var launch = Launch(command, log: directory.path + "/log")
    launch.record = folder + "/lockstep-2.run"
    let process = try await SupervisedProcess.start(launch)
    try #require(await until { processes(withArgument: seconds).count == 4 })
    for supervisor in ProcessTable.entries() where supervisor.parent == getpid() { kill(supervisor.process, SIGSTOP) }
    _ = withExtendedLifetime((directory, process)) { kill(getpid(), SIGKILL) }
  }

  private func leaveARun(_ seconds: String) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [folder = scratch.path as String, seconds = seconds as String] in
      try await Self.runAndDie(in: folder, seconds)
    }
  }

  private func supervisors() throws -> [pid_t] {
    try entries(of: scratch.path).filter { $0.hasSuffix(".run") }.flatMap { processes(withArgument: scratch.file($0)) }
  }

  private func killSupervisors() async throws {
    let supervisors = try supervisors()
    #expect(supervisors.count == 2)
    for supervisor in supervisors { kill(supervisor, SIGKILL) }
    #expect(await until { supervisors.allSatisfy { !ProcessTable.isAlive($0) } })
  }

  @Test func `whose supervisors were killed with it is cleared by the next: no process, no directory`() async throws {
    let seconds = uniqueSeconds()
    try await leaveARun(seconds)
    try await killSupervisors()
    #expect(processes(withArgument: seconds).count == 4, "nothing was left to be cleared")
    DeadRuns.clear(in: [scratch.path])
    #expect(processes(withArgument: seconds) == [])
    #expect(try entries(of: scratch.path) == ["asked", "link"])
  }

  @Test func `is left to its supervisors while they live`() async throws {
    let seconds = uniqueSeconds()
    try await leaveARun(seconds)
    let before = try entries(of: scratch.path)
    DeadRuns.clear(in: [scratch.path])
    #expect(processes(withArgument: seconds).count == 4)
    #expect(try entries(of: scratch.path) == before)
    for supervisor in try supervisors() { kill(supervisor, SIGCONT) }
    #expect(
      await until { (try? entries(of: scratch.path)) == ["asked", "link"] && processes(withArgument: seconds).isEmpty })
  }

  @Test func `is cleared by two at once`() async throws {
    let seconds = uniqueSeconds()
    try await leaveARun(seconds)
    try await killSupervisors()
    for number in 10..<60 { _ = try scratch.write(RecordText().text, to: "lockstep-\(number).run", mode: 0o600) }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { [path = scratch.path] in DeadRuns.clear(in: [path]) } }
    }
    #expect(processes(withArgument: seconds) == [])
    #expect(try entries(of: scratch.path) == ["asked", "link"])
  }

  @Test func `that lives is not touched`() async throws {
    var launch = scratch.shell("exec sleep 60")
    launch.record = scratch.file("lockstep-1.run")
    launch.removing = [try scratch.folder("data")]
    let process = try await SupervisedProcess.start(launch)
    DeadRuns.clear(in: [scratch.path])
    #expect(process.exit == nil && exists(scratch.file("data")) && exists(scratch.file("lockstep-1.run")))
    await process.stop()
  }

  @Test func `is not taken for dead with a supervisor of it`() async throws {
    try await withVictim { victim in
      let kit = try #require(Mark(of: getpid()))
      let record = RecordText(kit: "\(kit.process) \(kit.started)", program: "\(victim.process) \(victim.started) 15")
        .text
      _ = try scratch.write(record, to: "lockstep-1.run", mode: 0o600)
      DeadRuns.clear(in: [scratch.path])
      #expect(victim.isAlive && exists(scratch.file("lockstep-1.run")))
    }
  }

  @Test func `whose numbers are another's by now costs that one nothing`() async throws {
    try await withVictim { victim in
      let session = try #require(ProcessTable.Entry(of: victim.process)?.session)
      let record = RecordText(supervisor: "\(session) 1", program: "\(victim.process) \(victim.started - 1) 15").text
      _ = try scratch.write(record, to: "lockstep-1.run", mode: 0o600)
      DeadRuns.clear(in: [scratch.path])
      #expect(victim.isAlive && !exists(scratch.file("lockstep-1.run")))
    }
  }

  @Test func `of before the last boot has directories, and no processes`() async throws {
    try await withVictim { victim in
      let data = try #require(KnownDirectory(at: try scratch.folder("data")))
      let record = RecordText(
        place: "another-boot \(MachinePlace.own.namespace)", program: "\(victim.process) \(victim.started) 15",
        folders: ["\(data.device) \(data.inode) \(data.path)"]
      ).text
      _ = try scratch.write(record, to: "lockstep-1.run", mode: 0o600)
      DeadRuns.clear(in: [scratch.path])
      #expect(victim.isAlive && !exists(data.path) && !exists(scratch.file("lockstep-1.run")))
    }
  }

  @Test func `in another namespace of processes is left alone`() async throws {
    try await withVictim { victim in
      let place = "\(MachinePlace.own.boot) pid:[1]"
      let record = RecordText(place: place, program: "\(victim.process) \(victim.started) 15").text
      _ = try scratch.write(record, to: "lockstep-1.run", mode: 0o600)
      DeadRuns.clear(in: [scratch.path])
      #expect(victim.isAlive && exists(scratch.file("lockstep-1.run")))
    }
  }

  /// Calls `body` with a process that a wrong guess would kill.
  private func withVictim(_ body: (Mark) async throws -> Void) async throws {
    let process = try await SupervisedProcess.start(scratch.shell("exec sleep 60"))
    try await body(try #require(Mark(of: process.processID)))
    await process.stop()
  }
}
