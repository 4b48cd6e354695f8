import Conformance
import ServerFiles
import Testing

@testable import Harness

@Suite("A server in another language", .enabled(if: Node.isThere, "node is not installed"))
struct NodeServerTests {
  @Test("is checked like any other, and breaks the promises that Node cannot keep, and no more") func checked()
    async throws
  {
    let file = try ServerFile.load("\(try Node.folder)/node-http-1.yaml")
    let results = try await withKit { try await $0.check(file) }
    #expect(results.blindness == [])
    #expect(!results.outcomes.contains { $0.verdict.isViolated && !$0.isKnownViolation })
    #expect(results["WK-1"]?.isUpheld == true)
    #expect(results["AS-1"]?.isUpheld == true)
    // One thread runs sync views and the loop.
    #expect(results["TS-3"]?.isViolated == true)
    let passing = try #require(results["AS-2"])
    #expect(passing.isViolated, "\(passing)")
    for outcome in results.outcomes {
      #expect(outcome.verdict.reason?.contains("Django") != true, "\(outcome.property): \(outcome.verdict)")
    }
  }
}
