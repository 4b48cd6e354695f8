import Foundation
import Harness
import Platform
import TestSupport
import Testing

/// Commands that the README and the pages of `docs` show with what they print, each run as a reader would.
@Suite("What the pages show", .timeLimit(.minutes(10)))
struct PagesTests {
  /// A line that begins with `$`, and those behind it to the end of its block; `…` stands for any number of lines.
  struct Sample: Sendable, CustomTestStringConvertible {
    var page: String
    var command: String
    var lines: [String]

    var testDescription: String { "\(page): \(command)" }
  }

  static let home: URL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL
  static let pages = [
    "README.md", "docs/server-files.md", "docs/verdicts.md", "docs/commands.md", "docs/capacity.md", "docs/packages.md",
  ]
  static let samples = pages.flatMap { page in
    blocks(of: page).compactMap { block -> Sample? in
      guard let first = block.first, first.hasPrefix("$ ") else { return nil }
      return Sample(page: page, command: String(first.dropFirst(2)), lines: block.dropFirst().filter { $0 != "…" })
    }
  }

  @Test("are samples at all") func some() { #expect(Self.samples.count >= 2) }

  @Test("is what its command prints", arguments: samples) func prints(_ sample: Sample) async throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("fixtures"), withDestinationPath: try Fixtures.find().root)
    let words = sample.command.split(separator: " ").map(String.init)
    #expect(words.first == ".build/debug/lockstep")
    let ended = try await lockstep(Array(words.dropFirst()), in: scratch)
    // A reader's terminal may break lines elsewhere.
    func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(flat(ended.output).contains(flat(sample.lines.joined(separator: " "))), "\(ended.output)\(ended.errors)")
  }

  @Test("leads to files that are there", arguments: pages) func links(_ page: String) throws {
    let text = try Self.text(of: page)
    let folder = Self.home.appending(path: page).deletingLastPathComponent()
    for link in text.matches(of: #/\]\(([^)#]+)\)/#).map({ String($0.1).replacing("\n", with: "") }) {
      guard !link.hasPrefix("http") else { continue }
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: link).path), "\(page) names \(link)")
    }
  }

  @Test("names source files that are there", arguments: ["docs/architecture.md", "CONTRIBUTING.md"])
  func sources(_ page: String) throws {
    let names = try Self.text(of: page).matches(of: #/`([A-Za-z0-9_+\-\/]+\/[A-Za-z0-9_+\-\/.]+)`/#).map {
      String($0.1)
    }
    #expect(names.count > 10)
    for name in names {
      let places = ["", "Sources/"].map { Self.home.appending(path: $0 + name).path }
      #expect(places.contains(where: FileManager.default.fileExists), "\(page) names \(name)")
    }
  }

  @Test("names every environment variable that the kit reads") func variables() throws {
    let page = try Self.text(of: "docs/commands.md")
    let sources = Self.home.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    var read: Set<String> = []
    for path in paths where path.hasSuffix(".swift") && !path.hasPrefix("ReferenceServer") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      read.formUnion(
        text.matches(of: #/(?:environment|ofProcess|named = variables)\["(LOCKSTEP_[A-Z_]+)"\](?!\s*=)/#).map {
          String($0.1)
        })
    }
    #expect(read.count >= 5, "\(read)")
    for name in read { #expect(page.contains("`\(name)`"), "docs/commands.md says nothing of \(name)") }
  }

  private static func text(of page: String) throws -> String {
    try String(contentsOf: home.appending(path: page), encoding: .utf8)
  }

  /// The fenced blocks of a page, as lines.
  private static func blocks(of page: String) -> [[String]] {
    let parts = ((try? text(of: page)) ?? "").components(separatedBy: "\n```")
    return stride(from: 1, to: parts.count, by: 2).map { index in
      // What stands behind the fence on its line is the block's language.
      parts[index].components(separatedBy: "\n").dropFirst().map { $0 }
    }
  }
}
