import Conformance
import Testing

@testable import Runner

@Suite("WK-5.sleep on servers that are never full")
struct SleepersTests {
  private let sleep = Property.blockingOperationsHold[0]

  /// Two processes of two threads that are said to have three each.
  private func verdict(sleeps: Bool) async throws -> Verdict {
    let drawn = Drawn(.wsgi(processes: 2, threads: 3)) { drawing in
      drawing.gateways = [.blocking(processes: 2, threads: 2)]
      drawing.sleeps = sleeps
    }
    return try await drawn.verdict(on: sleep)
  }

  @Test func `is not upheld by fewer threads than are claimed`() async throws {
    let verdict = try await verdict(sleeps: true)
    #expect(verdict.isInconclusive)
    #expect(verdict.reason.contains("was never seen full"), "\(verdict.reason)")
  }

  @Test func `is not upheld by views that do not sleep`() async throws {
    let verdict = try await verdict(sleeps: false)
    #expect(verdict.isInconclusive)
    #expect(verdict.reason.contains("10 of 10 requests failed"), "\(verdict.reason)")
    #expect(verdict.reason.contains("and was asked for 500 ms"), "\(verdict.reason)")
  }

  @Test func `tells nothing of the spread where views that were to keep workers busy do not sleep`() async throws {
    let drawn = Drawn(.wsgi(processes: 3, threads: 1)) { $0.sleeps = false }
    let verdict = try await drawn.verdict(on: .spreadsNewConnections)
    #expect(verdict.isInconclusive && verdict.reason.contains("and was asked for 40 ms"), "\(verdict.reason)")
  }
}
