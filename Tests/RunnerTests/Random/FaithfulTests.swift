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

  /// Whose processes have pools of database connections, larger than what bounds them or smaller, and as many as the kit
  /// sends or more.
  static let pooled: [ServerModel] = [
    .asgi(processes: 1, threadSensitive: .perRequest).pooling(4),
    .asgi(processes: 2, threadSensitive: .perRequest).pooling(1),
    .asgi(processes: 2, threadSensitive: .perRequest).pooling(100),
    .asgi(processes: 2, threadSensitive: .pool(3)).pooling(2),
    .asgi(processes: 1, threadSensitive: .oneThread).pooling(3),
    .asgi(processes: 1, threadSensitive: .pool(2)).pooling(9),
    .wsgi(processes: 2, threads: 4).pooling(2), .wsgi(processes: 1, threads: 2).pooling(5),
    .threadPerRequest(processes: 2).pooling(3), greenlets(2, of: 1000).pooling(5),
    greenlets(1, of: 10, blockedBy: [.query]).pooling(4), greenlets(1, of: 10, blockedBy: [.web]).pooling(4),
    .split(syncProcesses: 2, threads: 3, asyncProcesses: 2).pooling(2),
  ]

  @Test("keeps every promise beside a pool of database connections", arguments: pooled, [1, 2, 3] as [UInt64])
  func withPool(_ model: ServerModel, seed: UInt64) async throws {
    for (id, verdict) in try await Aside.run({ try await Drawn(model, seed: seed).verdicts(on: Catalogue.all) }) {
      #expect(verdict.isUpheld, "\(id): \(verdict.name), \(verdict.reason)")
    }
  }

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
