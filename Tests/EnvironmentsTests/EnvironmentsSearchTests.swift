import TestSupport
import Testing

@testable import Environments

@Suite("Looking for a Python", .timeLimit(.minutes(2)))
struct EnvironmentsSearchTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func lock(_ bounds: String) throws -> LockFile {
    try LockFile(name: "tiny", file: "tiny.txt", text: "# python: \(bounds)\n", doing: "test")
  }

  private func search(preferred: String? = nil) -> InterpreterSearch {
    InterpreterSearch(directories: ["a", "b"].map { "\(scratch.path)/\($0)" }, preferred: preferred)
  }

  private func sentence(_ search: InterpreterSearch, _ bounds: String) async throws -> String {
    let lock = try lock(bounds)
    let error = await #expect(throws: EnvironmentError.self) { try await search.interpreter(for: lock) }
    return try #require(error).description.replacing(scratch.path, with: "S")
  }

  @Test func `takes the newest within the bounds, and of two the first`() async throws {
    try scratch.fakePython("a/python3", version: "3.9.1")
    try scratch.fakePython("a/python3.10", version: "3.10.5")
    try scratch.fakePython("b/python3", version: "3.10.5")
    try scratch.fakePython("b/python3.12", version: "3.12.0")
    let found = try await search().interpreter(for: lock(">=3.8,<3.12"))
    #expect(found.path == scratch.path + "/a/python3.10")
  }

  @Test func `prefers the distribution's own, if it is suitable`() async throws {
    try scratch.fakePython("a/python3", version: "3.13.0")
    let own = try scratch.fakePython("own/python3", version: "3.11.2")
    let search = search(preferred: own)
    #expect(try await search.interpreter(for: lock(">=3.8")).path == own)
    #expect(try await search.interpreter(for: lock(">=3.12")).path == scratch.path + "/a/python3")
  }

  @Test func `passes over those that fail`() async throws {
    try scratch.write(
      "#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n", to: "a/python3", mode: 0o755)
    try scratch.write("#!/no/such/interpreter\n", to: "a/python3.9", mode: 0o755)
    try scratch.write("not executable", to: "a/python3.10")
    try scratch.fakePython("b/python3.11", version: "3.11.9")
    #expect(try await search().interpreter(for: lock(">=3.8")).version == PythonVersion(3, 11, 9))
  }

  @Test func `says that there is none`() async throws {
    #expect(
      try await sentence(search(), ">=3.8")
        == "cannot create the Python environment tiny: it needs Python >=3.8, and none was found on S/a, S/b; "
        + "install one (on Debian or Ubuntu: apt-get install python3 python3-venv) or put one on PATH")
  }

  @Test func `says which there are, if none is suitable`() async throws {
    try scratch.fakePython("a/python3", version: "3.7.9")
    try scratch.fakePython("b/python3.11", version: "3.11.2")
    #expect(
      try await sentence(search(), ">=3.12")
        == "cannot create the Python environment tiny: it needs Python >=3.12, and found were only "
        + "3.11.2 (S/b/python3.11), 3.7.9 (S/a/python3); install such a Python and put it on PATH, "
        + "or name your own with `python:` in the server file")
  }

  @Test func `does not wait for one that hangs`() async throws {
    let python = try scratch.write("#!/bin/sh\nexec sleep 600\n", to: "a/python3", mode: 0o755)
    let error = await #expect(throws: EnvironmentError.self) {
      _ = try await Interpreter(asking: python, deadline: .milliseconds(100))
    }
    #expect(error?.found == "it did not answer within 0.1 s")
  }
}
