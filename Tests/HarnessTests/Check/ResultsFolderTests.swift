import Conformance
import Foundation
import TestSupport
import Testing

@testable import Harness

@Suite("A results folder", .timeLimit(.minutes(10)))
struct ResultsFolderTests {
  @Test("that cannot be made is an error in the system's words") func unwritable() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "file")
    let error = #expect(throws: ResultsError.self) { try ResultsFolder.create(below: scratch.path + "/file") }
    #expect(error?.description.contains("Not a directory; name another one by --results") == true)
  }

  @Test("that goes away during a run costs the saved results and not the outcomes") func vanishes() async throws {
    let scratch = try Scratch()
    let folder = try ResultsFolder.create(below: scratch.path)
    try FileManager.default.removeItem(atPath: folder.path)
    try scratch.write("a file in its place", to: String(folder.path.dropFirst(scratch.path.count + 1)))
    let results = try await withKit { kit in
      await Check(.wsgi(running: 1, declared: 1), Catalogue.matching("WK-2"), in: kit, saving: folder).run()
    }
    #expect(results["WK-2"]?.isUpheld == true)
    #expect(results.servers.first?.failure?.contains("could not be written") == true)
  }

  @Test("that holds nothing is not reported as all well") func empty() throws {
    let scratch = try Scratch()
    let error = #expect(throws: ResultsError.self) { try SavedFiles.results(at: [scratch.path]) }
    #expect(error?.description.contains("holds no results") == true)
  }
}
