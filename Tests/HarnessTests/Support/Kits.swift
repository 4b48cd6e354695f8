import Conformance
import Foundation
import Postgres
import Runner
import ServerFiles
import TestSupport
import Testing

@testable import Harness

/// The Postgres that the tests of this process share; it ends with the process.
enum SharedCluster {
  private static let started = Task { try await EmbeddedCluster.start(named: "harness-tests") }
  static var place: PostgresChoice { get async throws { .cluster(try await started.value) } }
}

/// Runs `body` in a run of its own, and ends that in either case.
func withKit<Value>(
  _ patience: Patience = Patience(), in place: PostgresChoice? = nil, _ body: (Kit) async throws -> Value
) async throws -> Value {
  let shared = try await SharedCluster.place
  let kit = try await Kit.open(in: place ?? shared, patience: patience)
  let result: Result<Value, any Error>
  do { result = .success(try await body(kit)) } catch { result = .failure(error) }
  await kit.close()
  return try result.get()
}

extension Kit {
  /// What a check of one server finds; its results folder is deleted.
  func check(
    _ file: ServerFile, _ properties: [Property] = Catalogue.all,
    progress: @escaping @Sendable (CheckEvent) -> Void = { _ in }
  ) async throws -> Results {
    let scratch = try Scratch()
    let folder = try ResultsFolder.create(below: scratch.path)
    return await Check(file, properties, in: self, saving: folder).run(progress: progress)
  }

  /// What is left in the run's directory.
  var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [] }
}

extension Results {
  subscript(property: Property.ID) -> Verdict? { outcomes.first { $0.property == property }?.verdict }

  /// The reasons for which nothing could be seen, each once.
  var blindness: Set<String> {
    Set(outcomes.compactMap { if case .unobservable(let reason) = $0.verdict { reason } else { nil } })
  }
}

extension Verdict {
  /// Why there is no verdict, if there is none.
  var reason: String? {
    switch self {
    case .inconclusive(let reason), .inapplicable(let reason), .unobservable(let reason): reason
    case .violated(let evidence): evidence.claim
    case .upheld: nil
    }
  }
}
