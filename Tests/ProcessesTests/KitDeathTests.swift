import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

/// Each kit here is a process of its own, an exit test's.
@Suite("When the kit dies", .timeLimit(.minutes(10)))
struct KitDeathTests {
  /// Starts a program with a daemon, both deaf to SIGTERM, and returns once both run.
  private static func occupy(_ folder: String, _ seconds: String) async throws -> SupervisedProcess {
    let script = "trap '' TERM; (setsid sh -c '(setsid sleep \(seconds) &)' &); sleep \(seconds)"
    let command = Command("sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    let launch = Launch(command, log: folder + "/log", grace: .milliseconds(50), removing: [folder + "/data"])
    let process = try await SupervisedProcess.start(launch)
    try #require(await until { processes(withArgument: seconds).count == 2 })
    return process
  }

  private func expectNothingLeft(_ scratch: Scratch, _ seconds: String) async {
    #expect(await until { processes(withArgument: seconds).isEmpty }, "the program or its daemon was left")
    #expect(await until { !exists(scratch.file("data")) }, "its directory was left")
    let supervisor = processes(withArgument: scratch.file("data"))
    #expect(await until { supervisor.allSatisfy { !ProcessTable.isAlive($0) } }, "its supervisor was left")
  }

  @Test func `by kill -9, nothing is left`() async throws {
    let (scratch, seconds) = (try Scratch(), uniqueSeconds())
    _ = try scratch.folder("data")
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [folder = scratch.path as String, seconds = seconds as String] in
      let process = try await Self.occupy(folder, seconds)
      _ = withExtendedLifetime(process) { kill(getpid(), SIGKILL) }
    }
    await expectNothingLeft(scratch, seconds)
  }

  @Test func `by an ordinary exit, nothing is left`() async throws {
    let (scratch, seconds) = (try Scratch(), uniqueSeconds())
    _ = try scratch.folder("data")
    await #expect(processExitsWith: .exitCode(5)) { [folder = scratch.path as String, seconds = seconds as String] in
      let process = try await Self.occupy(folder, seconds)
      withExtendedLifetime(process) { exit(5) }
    }
    await expectNothingLeft(scratch, seconds)
  }

  @Test func `by becoming another program, nothing is left`() async throws {
    let (scratch, seconds) = (try Scratch(), uniqueSeconds())
    _ = try scratch.folder("data")
    await #expect(processExitsWith: .exitCode(0)) { [folder = scratch.path as String, seconds = seconds as String] in
      let process = try await Self.occupy(folder, seconds)
      var arguments = [strdup("true"), nil]
      _ = withExtendedLifetime(process) { execv("/bin/true", &arguments) }
    }
    await expectNothingLeft(scratch, seconds)
  }

  @Test func `in the middle of its starts, nothing is left`() async throws {
    let (scratch, seconds) = (try Scratch(), uniqueSeconds())
    for round in 0..<12 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = scratch.path as String, seconds = seconds as String, round = round as Int] in
        let command = Command("sleep", [seconds], environment: ["PATH": "/usr/bin:/bin"])
        let launch = Launch(command, log: folder + "/log")
        let start = Task { try await SupervisedProcess.start(launch) }
        // From before the fork to after the exec, in steps of a quarter of a millisecond.
        usleep(useconds_t(round * 250))
        kill(getpid(), SIGKILL)
        try await start.value.stop()
      }
      // The supervisor has the number among its arguments too.
      #expect(await until { processes(withArgument: seconds).isEmpty })
    }
  }
}
