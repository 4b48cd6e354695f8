import Conformance
import Foundation
import TestSupport
import Testing

@testable import ServerFiles

@Suite("Reading a server file", .timeLimit(.minutes(10)))
struct ServerFileLoadingTests {
  let folder: Scratch

  init() throws { folder = try Scratch() }

  private func sentence(about path: String) throws -> String {
    let error = #expect(throws: ServerFileError.self) { try ServerFile.load(path) }
    return try #require(error).description.replacing(folder.path, with: "F")
  }

  @Test func `takes what is right`() throws {
    let path = try folder.write(ServerFileTests.text(model: "{gateway: wsgi, processes: 1, threads: 2}"), to: "a.yaml")
    let file = try ServerFile.load(path)
    #expect(file.file == path)
    #expect(file.directory == folder.path)
    #expect(file.model == .wsgi(processes: 1, threads: 2))
  }

  @Test func `knows the kit's environments`() throws {
    let text = ServerFileTests.text(model: "{gateway: wsgi, processes: 1, threads: 2}") + "\nenvironment: legasy"
    let sentence = try sentence(about: folder.write(text, to: "a.yaml"))
    #expect(sentence.hasPrefix(#"F/a.yaml, line 4: unknown environment "legasy"; did you mean "legacy"? accepted: "#))
  }

  @Test func `says which file may have been meant`() throws {
    _ = try folder.write("", to: "legacy-daphne-1.yaml")
    #expect(
      try sentence(about: folder.path + "/legacy-daphne.yaml")
        == #"F/legacy-daphne.yaml: there is no such file; did you mean "legacy-daphne-1.yaml"? name a server file"#)
    #expect(try sentence(about: folder.path + "/b/c.yaml") == "F/b/c.yaml: there is no such file; name a server file")
  }

  @Test func `refuses what is no text`() throws {
    #expect(try sentence(about: folder.path) == "F: this is a directory; name the server files inside it")
    #expect(try sentence(about: "/dev/zero") == "/dev/zero: this is not a file of text; name a server file")
    let path = folder.path + "/a.yaml"
    try Data([UInt8]("name: a\n# \u{E9}\n# ".utf8) + [0xE9, 0x0A]).write(to: URL(filePath: path))
    #expect(
      try sentence(about: path) == "F/a.yaml, line 3: these bytes are not UTF-8; save the file as UTF-8 text")
  }
}
