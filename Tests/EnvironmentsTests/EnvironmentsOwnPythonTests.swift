import TestSupport
import Testing

@testable import Environments

@Suite("A Python of the user's own", .timeLimit(.minutes(2)))
struct EnvironmentsOwnPythonTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func sentence(about path: String) async throws -> String {
    let environments = try scratch.environments()
    let error = await #expect(throws: EnvironmentError.self) { try await environments.python(at: path) }
    return try #require(error).description.replacing(scratch.path, with: "S")
  }

  @Test func `is used where it stands`() async throws {
    let python = try scratch.fakePython("env/bin/python", version: "3.9.4")
    let found = try await scratch.environments().python(at: python)
    #expect(
      found
        == PythonEnvironment(
          name: python, bin: scratch.path + "/env/bin", python: python, probe: scratch.path + "/fixtures/python",
          version: "3.9.4"))
    #expect(!scratch.exists("cache"))
  }

  @Test func `has to be one that runs`() async throws {
    let old = try scratch.fakePython("old/python3", version: "3.7.1")
    #expect(
      try await sentence(about: old)
        == "cannot use the Python at S/old/python3: it is Python 3.7.1, and the probe needs >=3.8; name a newer one")
    #expect(
      try await sentence(about: scratch.path)
        == "cannot use the Python at S: it is a directory; name the program inside it, such as S/bin/python")
    let other = try scratch.write("#!/bin/sh\necho hello >&2\n", to: "other", mode: 0o755)
    #expect(
      try await sentence(about: other)
        == "cannot ask the Python at S/other for its version: it did not answer as a Python does; "
        + "run it by hand and mend it, or use another\n  | hello")
    #expect(try await sentence(about: scratch.path + "/none").contains("there is no file S/none"))
  }
}
