import Foundation
import Platform
import TestSupport
import Testing

@testable import Environments

@Suite("Two runs that need the same environment", .timeLimit(.minutes(2)))
struct EnvironmentsAtOnceTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `create it once`() async throws {
    let calls = scratch.path + "/calls"
    try scratch.fakePython(venv: "echo call >> \(calls)")
    let environments = try scratch.environments()
    let all = try await withThrowingTaskGroup(of: PythonEnvironment?.self) { group in
      for _ in 1...6 { group.addTask { try await environments.python(named: "tiny") } }
      return try await group.reduce(into: Set<PythonEnvironment?>()) { $0.insert($1) }
    }
    #expect(all.count == 1)
    #expect(try String(contentsOfFile: calls, encoding: .utf8) == "call\n")
  }

  @Test func `wait for each other, and say for whom`() async throws {
    try scratch.fakePython()
    let environments = try scratch.environments()
    let lock = try LockFile(of: "tiny", in: environments.fixtures)
    let place = environments.cache.place(of: lock, with: PythonVersion(3, 11, 2))
    try environments.cache.make(folder(of: place), doing: "test")
    let progress = Progress()
    let second: Task<PythonEnvironment?, any Error>
    do {
      let held = try await FileLock.acquire(place + ".lock", patience: .zero)
      second = Task { try await environments.python(named: "tiny", progress: progress.note) }
      await progress.wait(for: "waiting for another run (process \(getpid())), which is creating it")
      #expect(progress.count("creating it with") == 0)
      withExtendedLifetime(held) {}
    }
    #expect(try await second.value != nil)
    #expect(progress.count("creating it with") >= 1)
  }

  @Test func `do not wait for ever`() async throws {
    let cache = CacheDirectory(path: scratch.path)
    let file = scratch.path + "/a.lock"
    let held = try await FileLock.acquire(file, patience: .zero)
    let error = await #expect(throws: EnvironmentError.self) {
      try await cache.lock(file, doing: "test", patience: .milliseconds(150), waiting: { _, _ in })
    }
    #expect(error?.found.hasPrefix("another run (process \(getpid())) has been busy with it for ") == true)
    withExtendedLifetime(held) {}
  }

  /// What a killed kit leaves running for a moment keeps the next run out until it is gone.
  @Test func `wait for what a dead run left running`() async throws {
    try scratch.fakePython(venv: "readlink /proc/self/fd/3 > \(scratch.path)/third")
    _ = try await scratch.environments().python(named: "tiny")
    #expect(try String(contentsOfFile: scratch.path + "/third", encoding: .utf8).hasSuffix(".lock\n"))
  }
}
