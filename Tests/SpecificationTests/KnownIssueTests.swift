import Conformance
import Harness
import Platform
import ServerFiles
import Testing

@testable import ConformanceSuites

@Suite("A known violation in Swift Testing", .timeLimit(.minutes(10)))
struct KnownIssueTests {
  private static func outcome(_ verdict: Verdict, of property: Property.ID = "TS-4") -> Outcome {
    Outcome(
      property, on: Subject("x", .asgi(processes: 2, threadSensitive: .pool(6))), verdict,
      known: KnownViolation(reason: "one thread", link: "https://example.org/1"))
  }

  @Test("is a known issue, with its reason and with what was found") func known() {
    let finding = Finding(Self.outcome(.violated(Evidence("one at once", witnesses: []))))
    guard case .known(let reason, let words) = finding else {
      Issue.record("\(finding)")
      return
    }
    #expect(reason.contains("one thread") && reason.contains("https://example.org/1"))
    #expect(words.contains("TS-4 violated by x") && words.contains("one at once"))
  }

  @Test("fails where it is not known") func unknown() {
    var outcome = Self.outcome(.violated(Evidence("one at once", witnesses: [])))
    outcome = Outcome(outcome.property, on: outcome.subject, outcome.verdict)
    withKnownIssue {
      record(outcome, sourceLocation: #_sourceLocation)
    } matching: { issue in
      issue.comments.contains { $0.rawValue.contains("TS-4 violated by x: one at once") }
    }
  }

  @Test("fails once it occurs no more") func stale() {
    withKnownIssue {
      record(Self.outcome(.upheld(Exercise(opportunities: 1, "6 at once"))), sourceLocation: #_sourceLocation)
    } matching: { issue in
      guard case .knownIssueNotRecorded = issue.kind else { return false }
      return issue.comments.contains { $0.rawValue.contains("remove the line of TS-4") }
    }
  }

  @Test("fails nothing while it may be chance that it did not occur") func unseen() {
    #expect(Finding(Self.outcome(.upheld(Exercise(opportunities: 1, "1 answered")), of: "TS-7")) == .nothing)
  }

  @Test("covers nothing that could not be decided") func undecided() {
    withKnownIssue {
      record(Self.outcome(.inconclusive("nobody came")), sourceLocation: #_sourceLocation)
    } matching: { issue in
      issue.comments.contains { $0.rawValue == "TS-4 inconclusive on x: nobody came" }
    }
  }

  @Test("is met in a server whose claim is wrong", arguments: ["TS-4", "TX-2"] as [Property.ID])
  func live(_ id: Property.ID) async throws {
    let file = try ServerFile.load(Fixtures.find().root + "/misclaimed/upgraded331-daphne-1-as-before.yaml")
    let trial = Trial(try #require(Catalogue.property(id)), on: file)
    #expect(try await trial.run().isKnownViolation)
    try await expect(trial)
  }
}
