import Conformance
import Foundation

/// The results folders of `fixtures/histories`, unpacked into a temporary folder that is gone with this object.
final class Corpus {
  enum Run: String, CaseIterable { case matrix, mutants }

  /// What was found then, and what it was found in.
  struct Found {
    var run: Run
    var outcome: Outcome
    /// `nil` where no history was seen, as of what does not apply.
    var record: SavedHistory?
  }

  private let scratch: URL
  private static let histories = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../fixtures/histories").standardizedFileURL

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appending(path: "lockstep-corpus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    for run in Run.allCases {
      let tar = try Process.run(
        URL(filePath: "/usr/bin/env"),
        arguments: ["tar", "-xzf", Self.histories.appending(path: "\(run).tar.gz").path, "-C", scratch.path])
      tar.waitUntilExit()
    }
  }

  deinit { try? FileManager.default.removeItem(at: scratch) }

  /// The table of all verdicts, without its heading.
  static func table() throws -> [String] {
    let text = try String(contentsOf: histories.appending(path: "verdicts.txt"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// The results of each server.
  func results(of run: Run) throws -> [Results] {
    let folder = scratch.appending(path: run.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    return try names.sorted().map { try Results(json: Data(contentsOf: folder.appending(path: $0)), file: $0) }
  }

  func found(in run: Run) throws -> [Found] {
    let folder = scratch.appending(path: run.rawValue)
    return try results(of: run).flatMap { results -> [Found] in
      try results.outcomes.map { outcome in
        let record = try outcome.history.map { path in
          try SavedHistory(json: Data(contentsOf: folder.appending(path: path)), file: path)
        }
        return Found(run: run, outcome: outcome, record: record)
      }
    }
  }
}

extension Corpus.Found {
  /// The line of the table.
  var line: String {
    let known = outcome.isKnownViolation ? ", known" : ""
    return [run.rawValue, outcome.subject.name, "\(outcome.property)", outcome.verdict.name + known]
      .joined(separator: "\t")
  }
}
