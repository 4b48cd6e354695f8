import Foundation
import Platform
import TestSupport
import Testing

@testable import Environments

@Suite("Creating an environment", .timeLimit(.minutes(2)))
struct EnvironmentsBuildTests {
  let scratch: Scratch
  let progress = Progress()

  init() throws { scratch = try Scratch() }

  private static let oneP = "# python: >=3.8\none==1.0 --hash=sha256:00\n"

  private func make(_ environments: PythonEnvironments) async throws -> PythonEnvironment {
    try await environments.python(named: "tiny", progress: progress.note)
  }

  private func failure(_ environments: PythonEnvironments) async throws -> EnvironmentError {
    try #require(
      await #expect(throws: EnvironmentError.self) {
        try await environments.python(named: "tiny", progress: progress.note)
      })
  }

  @Test(.enabled(if: (FileKind(of: "/usr/bin/python3") == .executable)))
  func `makes a virtual environment that runs, once`() async throws {
    let environments = try scratch.environments(preferred: "/usr/bin/python3")
    let made = try await make(environments)
    #expect(try await Interpreter(asking: made.python).version.description == made.version)
    #expect(made.bin == folder(of: made.python))
    #expect(made.probe == scratch.path + "/fixtures/python")
    #expect(progress.count("creating it with Python") >= 1)
    let lines = progress.all.count
    #expect(try await make(environments) == made)
    #expect(progress.all.count == lines)
    #expect(!FileManager.default.fileExists(atPath: folder(of: made.bin) + "/lockstep-tmp"))
  }

  @Test func `installs exactly what is locked`() async throws {
    try scratch.fakePython(pip: #"echo "$*" > "$(dirname "$0")/pip"; pwd >> "$(dirname "$0")/pip""#)
    let made = try await make(scratch.environments(lock: EnvironmentsBuildTests.oneP))
    let call = try String(contentsOfFile: made.bin + "/pip", encoding: .utf8)
    for flag in ["--require-hashes", "--no-deps", "--only-binary :all:", "--no-input", "/tiny.txt"] {
      #expect(call.contains(flag))
    }
    #expect(progress.count("installing 1 package") >= 1)
  }

  @Test func `makes another one for another lock file or Python`() async throws {
    try scratch.fakePython()
    let first = try await make(scratch.environments())
    let second = try await make(scratch.environments(lock: "# python: >=3.9\n"))
    try scratch.fakePython(version: "3.11.3")
    let third = try await make(scratch.environments())
    #expect(Set([first.bin, second.bin, third.bin]).count == 3)
  }

  @Test func `begins anew where one is half built`() async throws {
    try scratch.fakePython()
    let environments = try scratch.environments()
    let made = try await make(environments)
    let place = folder(of: made.bin)
    try FileManager.default.removeItem(atPath: place + "/lockstep-complete")
    try Data().write(to: URL(filePath: place + "/left-over"))
    #expect(try await make(environments) == made)
    #expect(!FileManager.default.fileExists(atPath: place + "/left-over"))
    #expect(progress.count("removing one that is incomplete") == 1)
  }

  @Test func `begins anew where the Python of one is gone`() async throws {
    try scratch.fakePython("old/python3", venv: #"ln -sf "$0" "$place/bin/python""#)
    try scratch.fakePython("bin/python3")
    var environments = try scratch.environments(preferred: scratch.path + "/old/python3")
    let made = try await make(environments)
    try FileManager.default.removeItem(atPath: scratch.path + "/old/python3")
    environments.search.preferred = nil
    #expect(try await make(environments).bin == made.bin)
    #expect(progress.count("creating it with Python") == 2)
  }

  @Test(arguments: [
    ("echo 'OSError: [Errno 28] No space left on device'; exit 1", "the disk is full", "on another disk"),
    (
      "echo 'ERROR: Failed to establish a new connection: [Errno 111] Connection refused'; exit 1",
      "the package index cannot be reached", "check the network"
    ),
    (
      "echo 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.'; exit 1",
      "a package differs from the one that was locked", "do not use it"
    ),
    ("echo oh; exit 3", "it exited with code 3", "see the whole output in"),
    ("kill -9 $$", "it was ended by SIGKILL", "see the whole output in"),
  ])
  func `says why pip failed`(pip: String, found: String, advice: String) async throws {
    try scratch.fakePython(pip: pip)
    let error = try await failure(scratch.environments(lock: EnvironmentsBuildTests.oneP))
    #expect(error.description.hasPrefix("cannot create the Python environment tiny: installing 1 package failed: "))
    #expect(error.found.hasSuffix(found))
    #expect(error.advice.contains(advice))
    #expect(scratch.places.isEmpty)
  }

  @Test func `says that the venv module is missing`() async throws {
    try scratch.fakePython(venv: "echo 'ensurepip is not available.'; exit 1")
    let error = try await failure(scratch.environments())
    #expect(error.found == "creating it with Python 3.11.2 failed: this Python lacks its venv module or pip")
    #expect(error.advice.contains("apt-get install python3-venv"))
    #expect(error.output == ["ensurepip is not available."])
  }

  @Test func `never waits longer than its limit`() async throws {
    try scratch.fakePython(venv: "exec sleep 600")
    var environments = try scratch.environments()
    environments.limits.creation = .milliseconds(200)
    let error = try await failure(environments)
    #expect(error.found == "creating it with Python 3.11.2 did not end within 0.2 s")
    #expect(scratch.places.isEmpty)
  }

  @Test func `ends with its task and leaves nothing`() async throws {
    let pids = scratch.path + "/pids"
    try scratch.fakePython(venv: "echo $$ > \(pids); sleep 600 & echo $! >> \(pids); mv \(pids) \(pids)-all; wait")
    let environments = try scratch.environments()
    let task = Task { [progress] in
      try await environments.python(named: "tiny", progress: progress.note)
    }
    await progress.wait { scratch.exists("pids-all") }
    task.cancel()
    let result = await task.result
    #expect(throws: EnvironmentError.interrupted("create the Python environment tiny")) { try result.get() }
    let numbers = try String(contentsOfFile: pids + "-all", encoding: .utf8).split(separator: "\n")
    #expect(numbers.count == 2)
    for number in numbers { #expect(try kill(#require(pid_t(number)), 0) != 0) }
    #expect(scratch.places.isEmpty)
  }

  @Test func `says that the cache cannot be written`() async throws {
    try scratch.fakePython()
    try scratch.write("a file", to: "cache")
    let error = try await failure(scratch.environments())
    #expect(error.found == "the cache directory \(scratch.path)/cache cannot be used: \(scratch.path)/cache is a file")
    #expect(error.advice.contains("set LOCKSTEP_CACHE"))
  }
}
