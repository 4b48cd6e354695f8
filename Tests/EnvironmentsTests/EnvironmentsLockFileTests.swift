import Foundation
import Platform
import TestSupport
import Testing

@testable import Environments

@Suite("A lock file", .timeLimit(.minutes(10)))
struct EnvironmentsLockFileTests {
  private func read(_ text: String) throws -> LockFile {
    try LockFile(name: "tiny", file: "tiny.txt", text: text, doing: "read it")
  }

  @Test func `says what it is for and what it needs`() throws {
    let lock = try read(
      """
      # environment: tiny
      # python: >=3.8,<3.12
      # about: a try
      one==1.0 \\
          --hash=sha256:00
      two[extra]==2.0 --hash=sha256:00
      three==3.0; python_version < "3.12"
      """)
    #expect(lock.about == "a try")
    #expect(lock.packages == 3)
    #expect(lock.pins == ["one": "1.0", "two[extra]": "2.0", "three": "3.0"])
    #expect(lock.python.description == ">=3.8,<3.12")
  }

  @Test func `says which of the versions that a server has shown are not its own`() throws {
    let lock = try read("django==3.0.14\nasgiref==3.2.10\nuvicorn==0.30.1\n")
    #expect(lock.objection(to: ["django": "3.0.14", "python": "3.11.2", "server": "uvicorn"]) == nil)
    #expect(lock.objection(to: [:]) == nil)
    #expect(
      lock.objection(to: ["django": "5.2.19", "asgiref": "3.13.0", "uvicorn": "0.30.1"]) == """
        the server runs asgiref 3.13.0 where the environment tiny has 3.2.10, django 5.2.19 where the environment tiny has \
        3.0.14; its command starts another Python than that of its environment
        """)
  }

  @Test func `is told apart from another text`() throws {
    #expect(try read("").fingerprint == read("").fingerprint)
    #expect(try read("").fingerprint != read("\n").fingerprint)
    // The published value of FNV-1a for "foobar".
    #expect(Fingerprint(of: "foobar").description == "85944171f73967e8")
  }

  @Test func `is refused if its head is wrong`() {
    #expect(throws: EnvironmentError.self) { try read("# python: 3.8\n") }
    #expect(throws: EnvironmentError.self) { try read("# environment: other\n") }
  }

  @Test func `is asked for by a known name only`() throws {
    let scratch = try Scratch()
    let fixtures = Fixtures(root: scratch.path)
    try scratch.write("", to: "python/environments/legacy.txt")
    try scratch.write("", to: "python/environments/django52.txt")
    try scratch.write("", to: "python/secret.txt")
    for name in ["legcy", "../secret", ""] {
      let error = #expect(throws: EnvironmentError.self) { try LockFile(of: name, in: fixtures) }
      #expect(error?.found == "there is no environment of this name")
      #expect(error?.advice == (name == "legcy" ? "did you mean \"legacy\"? " : "") + "known: django52, legacy")
    }
  }

  @Test(arguments: [
    (">=3.8", "3.8", true), (">=3.8", "3.7.9", false), ("<3.12", "3.11.9", true), ("<3.12", "3.12", false),
    (">=3.8, <3.12", "3.12.1", false), ("==3.11.2", "3.11.2", true), (">3.11.2,<=3.13.0", "3.13", true),
  ])
  func `bounds the versions`(bounds: String, version: String, holds: Bool) throws {
    #expect(try #require(PythonBounds(bounds)).contains(#require(PythonVersion(version))) == holds)
  }

  @Test(arguments: ["", "3.8", ">=", ">=3.8,", "~=3.8", ">=3.x", ">=3.8.1.2"])
  func `has bounds that can be read`(bounds: String) { #expect(PythonBounds(bounds) == nil) }
}
