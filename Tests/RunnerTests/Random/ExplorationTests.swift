import Foundation
import Testing

@testable import Runner

@Suite("Drawn servers at random")
struct ExplorationTests {
  /// `make explore SEED=… COUNT=…` sets these.
  private static let seed = ProcessInfo.processInfo.environment["LOCKSTEP_EXPLORE_SEED"].flatMap { UInt64($0) } ?? 1
  private static let count = ProcessInfo.processInfo.environment["LOCKSTEP_EXPLORE_COUNT"].flatMap { Int($0) } ?? 1_000

  @Test("get exactly the verdicts that they deserve") func verdicts() async throws {
    let failing = try await Exploration(seed: Self.seed, count: Self.count).failing()
    for one in failing where !one.isKnown { Issue.record("of seed \(Self.seed), \(one)") }
  }
}
