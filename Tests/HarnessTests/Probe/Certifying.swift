import Platform
import Runner
import ServerFiles

@testable import Harness

/// Plays the golden requests against the probe of a server.
func certified(_ file: ServerFile, answersWithin limit: Duration = .seconds(10)) async throws -> [ProbeLine] {
  var patience = Patience()
  patience.answer = limit
  return try await withKit(patience) { kit in
    try await ProbeRun.certify(.file(file), try Golden.exchanges, in: kit) { _ in }
  }
}

extension [ProbeLine] {
  /// What is wrong, a sentence each.
  var findings: [String] {
    flatMap { line -> [String] in
      guard case .differs(let findings) = line.rating else { return [] }
      return findings.map { "\(line.title): \($0)" }
    }
  }

  /// What was left out.
  var leftOut: [String] { compactMap { if case .leftOut = $0.rating { $0.title } else { nil } } }
}

/// Whether a Node is installed that can run the probe of `fixtures/probes/node`.
enum Node {
  static let isThere = searchPath(for: "node", in: Variables.ofProcess["PATH"] ?? "") != nil

  static var folder: String { get throws { try Fixtures.find().root + "/probes/node" } }
}
