import Conformance
import Histories
import Testing

@testable import Runner

@Suite("Crowds that a server does not answer as a whole")
struct CrowdSearchTests {
  private let one = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  private func crowds(_ trouble: Trouble?) async throws -> [History] {
    let drawn = Drawn(one) { drawing in
      drawing.keepsAlive = false
      drawing.flaw = .acceptsWhileFull
      drawing.trouble = trouble
    }
    return try await CrowdSearch.histories { try await drawn.history(of: .observingEach(.gate, $0)) }
  }

  @Test("are followed by smaller ones, until one is") func smaller() async throws {
    let histories = try await crowds(.refuses(above: 20))
    #expect(histories.map(\.requests.count) == [45, 20])
    let observed = ObservedModel(sync: try #require(histories.last), async: nil, after: histories.dropLast())
    #expect(observed.model == one)
    #expect(
      observed.findings.contains { $0.hasPrefix("of a crowd of 45 sync views, 25 of 45 requests failed") },
      "\(observed.findings)")
  }

  @Test("are the only ones where all are answered, or none is", arguments: [nil, Trouble.resets(onceIn: 1)])
  func largest(trouble: Trouble?) async throws {
    #expect(try await crowds(trouble).map(\.requests.count) == [45])
  }

  @Test("come to an end where some are lost of any") func ends() async throws {
    let counts = try await crowds(.resets(onceIn: 3)).map(\.requests.count)
    #expect(counts.count > 1 && counts.count < 7 && counts == counts.sorted(by: >), "\(counts)")
  }
}
