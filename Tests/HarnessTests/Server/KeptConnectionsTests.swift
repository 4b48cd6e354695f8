import Conformance
import Testing

@testable import Harness

@Suite("Connections that a server keeps", .timeLimit(.minutes(10)))
struct KeptConnectionsTests {
  /// Whether connections count as kept once a process that answers has said last what `keeps` says.
  private func isPinnable(after process: (Int) -> Int, keeping keeps: Bool) async throws -> Bool {
    try await withKit { kit in
      let server = try await RunningServer.start(.wsgi(running: 1, declared: 1, threads: 2), in: kit)
      let known = try #require(await server.processes.first)
      let answer = ProbeAnswer(
        process: process(known), thread: 1, points: [:], versions: [:], asyncViews: true)
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
