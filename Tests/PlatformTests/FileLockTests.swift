import Glibc
import Platform
import TestSupport
import Testing

@Suite("A lock on a file", .timeLimit(.minutes(2)))
struct FileLockTests {
  let scratch: Scratch
  private var path: String { scratch.path + "/lock" }

  init() throws { scratch = try Scratch() }

  /// Who is said to hold it, without any patience; nil if nobody does.
  private func holder(shared: Bool = false) async throws -> String? {
    do {
      _ = try await FileLock.acquire(path, shared: shared, patience: .zero)
      return nil
    } catch FileLock.Failure.held(let holder, _) {
      return holder
    }
  }

  @Test func `is one process's until the last reference goes, and says whose`() async throws {
    var lock: FileLock? = try await FileLock.acquire(path, patience: .zero)
    for shared in [false, true] { #expect(try await holder(shared: shared) == "another run (process \(getpid()))") }
    withExtendedLifetime(lock) { lock = nil }
    #expect(try await holder() == nil)
  }

  @Test func `may be shared, and then nobody in particular holds it`() async throws {
    _ = try await FileLock.acquire(path, patience: .zero)
    let locks = [
      try await FileLock.acquire(path, shared: true, patience: .zero),
      try await FileLock.acquire(path, shared: true, patience: .zero),
    ]
    #expect(try await holder() == "another run")
    withExtendedLifetime(locks) {}
  }

  @Test func `names nobody who is dead`() async throws {
    let lock = try await FileLock.acquire(path, patience: .zero)
    try FileTree.write("\(pid_t.max)\n", to: path)
    #expect(try await holder() == "another run")
    withExtendedLifetime(lock) {}
  }

  @Test func `is waited for, and got when it is free`() async throws {
    var lock: FileLock? = try await FileLock.acquire(path, patience: .zero)
    let (waits, continuation) = AsyncStream.makeStream(of: String.self)
    let second = Task { [path] in
      try await FileLock.acquire(path, patience: .seconds(100)) { holder, _ in continuation.yield(holder) }
    }
    for await holder in waits {
      #expect(holder == "another run (process \(getpid()))")
      break
    }
    withExtendedLifetime(lock) { lock = nil }
    withExtendedLifetime(try await second.value) {}
  }

  @Test func `is given up by a task that is cancelled`() async throws {
    let lock = try await FileLock.acquire(path, patience: .zero)
    let second = Task { [path] in
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await FileLock.acquire(path, patience: .seconds(100))
    }
    await #expect(throws: FileLock.Failure.cancelled) { try await second.value }
    withExtendedLifetime(lock) {}
  }

  @Test func `needs a file`() async throws {
    await #expect(throws: FileLock.Failure.system(SystemFailure(at: "/dev/null/lock", .notDirectory))) {
      _ = try await FileLock.acquire("/dev/null/lock", patience: .zero)
    }
  }
}
