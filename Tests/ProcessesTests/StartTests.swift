import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("A start", .timeLimit(.minutes(10)))
struct StartTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func failure(of launch: Launch) async throws -> String {
    let error = await #expect(throws: SpawnError.self) { _ = try await SupervisedProcess.start(launch) }
    return try #require(error).description
  }

  @Test func `hands over arguments, environment and directory`() async throws {
    var launch = scratch.shell(#"echo "$1 $COLOUR $(pwd)"; env | grep -c ="#, ["COLOUR": "blue"])
    launch.command.arguments += ["sh", "two words"]
    launch.command.directory = try scratch.folder("place")
    let process = try await SupervisedProcess.start(launch)
    #expect(await process.waitForExit() == .code(0))
    let lines = process.tail(lines: 2)
    #expect(lines.first == "two words blue \(scratch.file("place"))")
    await process.stop()
  }

  @Test func `reports an exit at once, with its code`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("exit 3"))
    #expect(await process.waitForExit() == .code(3))
    #expect(process.exit == .code(3))
    await process.stop()
    #expect(!ProcessTable.isAlive(process.supervisorID))
  }

  @Test func `reports the signal that ended it`() async throws {
    let process = try await SupervisedProcess.start(scratch.shell("kill -ABRT $$"))
    #expect(await process.waitForExit() == .signal(SIGABRT))
    #expect(process.exit?.description == "was ended by SIGABRT")
    await process.stop()
  }

  @Test func `gives the program default signals and none blocked`() async throws {
    let process = try await SupervisedProcess.start(
      scratch.shell("grep -E 'Sig(Blk|Ign|Cgt)' /proc/$$/status | cut -f2 | sort -u; exec sleep 60"))
    #expect(await process.hasWritten("0000000000000000"))
    await process.stop()
  }

  @Test func `of a name that is nowhere says where it looked`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = "no-such-server"
    #expect(
      try await failure(of: launch) == """
        cannot start no-such-server: no folder on its PATH (/usr/bin:/bin) holds such a program; \
        install it, or give the command a PATH that leads to it
        """)
  }

  @Test func `of a path that does not exist says so`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = scratch.file("missing")
    #expect(try await failure(of: launch).contains("there is no file \(scratch.file("missing"))"))
  }

  @Test func `of a file that is not executable says so`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = try scratch.write("#!/bin/sh\n", to: "server", mode: 0o644)
    #expect(try await failure(of: launch).hasSuffix("server is not executable; make it so with chmod +x"))

    launch.command.executable = "server"
    launch.command.environment["PATH"] = scratch.path
    #expect(try await failure(of: launch).hasSuffix("server is not executable; make it so with chmod +x"))
  }

  @Test func `of a script from a moved virtual environment names the interpreter`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = try scratch.write("#!/gone/bin/python3\n", to: "uvicorn", mode: 0o755)
    #expect(try await failure(of: launch).contains("the interpreter /gone/bin/python3 that"))
  }

  @Test func `of a file that is no program says what is amiss`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = try scratch.write("\u{1}\u{2}", to: "server", mode: 0o755)
    #expect(try await failure(of: launch).contains("neither a program for this machine nor a script"))
  }

  @Test func `in a directory that does not exist says so`() async throws {
    var launch = scratch.shell("true")
    launch.command.directory = scratch.file("nowhere")
    #expect(try await failure(of: launch).contains("nowhere is not a directory"))
  }

  @Test func `with a log in a folder that does not exist says so`() async throws {
    var launch = scratch.shell("true")
    launch.log = scratch.file("nowhere/log")
    #expect(try await failure(of: launch).contains("nowhere/log cannot be opened: No such file or directory"))
  }

  @Test func `that fails leaves neither its directories nor a process`() async throws {
    let word = uniqueSeconds()
    var launch = scratch.shell("")
    launch.command.executable = scratch.file("missing")
    launch.command.arguments = [word]
    launch.removing = [try scratch.folder("data")]
    _ = try await failure(of: launch)
    #expect(!exists(scratch.file("data")))
    #expect(processes(withArgument: word) == [])
  }

  @Test func `does not tell its arguments`() async throws {
    var launch = scratch.shell("")
    launch.command.executable = "no-such-server"
    launch.command.arguments = ["--dsn", "postgres://me:hunter2@db"]
    #expect(try await !failure(of: launch).contains("hunter2"))
  }

  @Test func `takes two at once, which do not know each other`() async throws {
    async let first = SupervisedProcess.start(scratch.shell("exec sleep 60"))
    async let second = SupervisedProcess.start(scratch.shell("exec sleep 60"))
    let (one, two) = try await (first, second)
    #expect(one.processID != two.processID)
    await one.stop()
    #expect(two.exit == nil)
    #expect(ProcessTable.isAlive(two.processID))
    await two.stop()
    #expect(two.exit == .signal(SIGTERM))
  }
}
