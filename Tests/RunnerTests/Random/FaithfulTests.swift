import Conformance
import TestSupport
import Testing

@testable import Runner

@Suite("A faithful drawn server", .serialized)
struct FaithfulTests {
  static let models: [ServerModel] = [
    .wsgi(processes: 2, threads: 2), .threadPerRequest(processes: 2), .asgi(processes: 2, threadSensitive: true),
    .asgi(processes: 2, threadSensitive: .pool(3)), .asgi(processes: 1, threadSensitive: .perRequest),
    .split(syncProcesses: 2, threads: 1, asyncProcesses: 2), greenlets(1, of: 10), greenlets(2, of: 1000),
    greenlets(2, of: 1000, blockedBy: [.query]), greenlets(1, of: 10, blockedBy: [.sleep, .web]),
  ]

  private static func greenlets(
    _ processes: Int, of count: Int, blockedBy: Set<BlockingOperation> = []
  ) -> ServerModel {
    ServerModel(Side(processes: processes, .greenlets(Executor.Greenlets(count, blockedBy: blockedBy))))
  }

  /// Whose workers are replaced in less time than a check takes.
  static let recycling: [ServerModel] = [
    .wsgi(processes: 2, threads: 2), .wsgi(processes: 3, threads: 1), .asgi(processes: 2, threadSensitive: true),
    .asgi(processes: 2, threadSensitive: .pool(3)), .asgi(processes: 2, threadSensitive: .perRequest),
  ]

  @Test("keeps every promise though its workers are replaced", arguments: recycling, [40, 400])
  func replaced(_ model: ServerModel, after count: Int) async throws {
    let drawn = Drawn(model.recycling(after: count))
    for (id, verdict) in try await Aside.run({ try await drawn.verdicts(on: Catalogue.all) }) {
      #expect(verdict.isUpheld, "\(id): \(verdict.name), \(verdict.reason)")
    }
  }

  @Test("keeps every promise of its model", arguments: models) func faithful(_ model: ServerModel) async throws {
    for (id, verdict) in try await Aside.run({ try await Drawn(model).verdicts(on: Catalogue.all) }) {
      #expect(verdict.isUpheld, "\(id): \(verdict.name), \(verdict.reason)")
    }
  }
}
