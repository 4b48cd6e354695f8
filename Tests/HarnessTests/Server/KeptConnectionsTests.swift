import Conformance
import Testing

@testable import Harness

@Suite("Connections that a server keeps", .timeLimit(.minutes(10)))
struct KeptConnectionsTests {
  /// Whether connections count as kept once a process that answers has said last what `keeps` says.
  private func isPinnable(after process: (Int) -> Int, keeping keeps: Bool) async throws -> Bool {
    try await withKit { kit in
      let server = try await RunningServer.start(.pool, in: kit)
      let known = try #require(await server.processes.first)
      var answer = try #require(await server.known[known])
      answer.process = process(known)
      await server.learn(from: answer, keepsAlive: keeps, sent: 1, received: 2)
      let isPinnable = await server.isPinnable
      await server.stop()
      return isPinnable
    }
  }

  @Test("are kept still where the last answer of a worker ends one") func last() async throws {
    #expect(try await isPinnable(after: { $0 }, keeping: false))
  }

  @Test("are not where the first answer of a process ends one") func first() async throws {
    #expect(try await isPinnable(after: { $0 + 1 }, keeping: true))
    #expect(try await !isPinnable(after: { $0 + 1 }, keeping: false))
  }
}
