import Conformance
import Foundation
import Platform
import TestSupport
import Testing

@testable import ServerFiles

@Suite("The known violations of a server file", .timeLimit(.minutes(10)))
struct ServerFileKnownViolationsTests {
  let folder: Scratch
  let fixtures: Fixtures

  static let list = "TS-4  one thread  https://example.org/1\n"
  static let known = KnownViolations(["TS-4": KnownViolation(reason: "one thread", link: "https://example.org/1")])

  init() throws {
    folder = try Scratch()
    fixtures = Fixtures(root: folder.path + "/fixtures")
    for name in ["servers/matrix", "known-violations"] {
      try FileManager.default.createDirectory(
        atPath: "\(fixtures.root)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func server(_ name: String, list: String? = nil) throws -> String {
    let text = ServerFileTests.text(model: "{gateway: asgi, processes: 1, sync-views: {pool: 6}}")
    return try folder.write(text + (list.map { "\nknown-violations: \($0)" } ?? ""), to: name)
  }

  private func load(_ path: String) throws -> ServerFile { try ServerFile.load(path, fixtures: fixtures) }

  private func sentence(about path: String) throws -> String {
    let error = #expect(throws: ServerFileError.self) { try load(path) }
    return try #require(error).description.replacing(folder.path, with: "F")
  }

  @Test func `are none unless they are listed`() throws {
    #expect(try load(server("a.yaml")).knownViolations == .none)
    #expect(try load(server("fixtures/servers/a.yaml")).knownViolations == .none)
  }

  @Test func `are in the file that it names`() throws {
    _ = try folder.write(Self.list, to: "a.txt")
    #expect(try load(server("a.yaml", list: "a.txt")).knownViolations == Self.known)
    #expect(try load(server("b.yaml", list: folder.path + "/a.txt")).knownViolations == Self.known)
  }

  @Test(arguments: ["fixtures/servers/a.yaml", "fixtures/servers/matrix/a.yaml"])
  func `are beside the kit's own server files`(name: String) throws {
    _ = try folder.write(Self.list, to: "fixtures/known-violations/a.txt")
    #expect(try load(server(name)).knownViolations == Self.known)
  }

  @Test func `are not those of a server of the kit's with the same name`() throws {
    _ = try folder.write(Self.list, to: "fixtures/known-violations/a.txt")
    #expect(try load(server("a.yaml")).knownViolations == .none)
    #expect(try load(server("fixtures/a.yaml")).knownViolations == .none)
  }

  @Test func `are refused with the line of their own file`() throws {
    _ = try folder.write("\nTS-4 one thread\n", to: "a.txt")
    #expect(
      try sentence(about: server("a.yaml", list: "a.txt"))
        == "F/a.txt, line 2: TS-4 has no link at its end; a line ends in an address with https:// or http://; "
        + "write such as: TS-4  the driver has one connection  https://example.org/issues/1")
    _ = try folder.write("TS-1 a https://x/", to: "fixtures/known-violations/b.txt")
    #expect(
      try sentence(about: server("fixtures/servers/b.yaml")).hasPrefix(
        "F/fixtures/known-violations/b.txt, line 1: TS-1 cannot be violated by this server, since "))
  }

  @Test func `are missed with the line that names them`() throws {
    _ = try folder.write(Self.list, to: "known.txt")
    #expect(
      try sentence(about: server("a.yaml", list: "know.txt"))
        == #"F/a.yaml, line 4: known-violations leads to F/know.txt: there is no such file; did you mean "known.txt"? "#
        + "name a known-violations list")
    #expect(
      try sentence(about: server("a.yaml", list: "5"))
        == "F/a.yaml, line 4: known-violations is the number 5; text is accepted: put it in quotes")
  }

  @Test func `belong to a server file, in the kit`() throws {
    let own = try Fixtures.find()
    let files = FileManager.default
    let lists = try files.contentsOfDirectory(atPath: own.root + "/known-violations").filter { $0.hasSuffix(".txt") }
    for list in lists {
      let name = list.dropLast(4)
      #expect(
        ["", "/matrix"].contains { files.fileExists(atPath: "\(own.servers)\($0)/\(name).yaml") },
        "\(list) is the list of no server file")
    }
  }
}
