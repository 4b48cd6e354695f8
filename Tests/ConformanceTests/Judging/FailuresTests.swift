import Conformance
import Histories
import Testing

@Suite("Why requests failed")
struct FailuresTests {
  let subject = Subject("server", .asgi(processes: 1, threadSensitive: .perRequest))

  func verdict(_ failures: [Failure], unmet: [String] = []) -> Verdict {
    let requests = failures.enumerated().map { index, failure in
      Span(failure.request, at: .client(process: 1), from: index, to: 99, ending: .failed)
    }
    return Property.asyncViewsOverlap.verdict(on: History(requests, unmet: unmet, failures: failures), of: subject)
  }

  @Test func `is told behind what was waited for, once for those that differ in numbers only`() {
    let verdict = verdict(
      [
        Failure("a", .error, "backend 7 went away"), Failure("b", .error, "backend 8 went away"),
        Failure("c", .error, "the answer was cut"),
      ], unmet: ["nobody came"])
    #expect(
      verdict == .inconclusive("3 of 3 requests failed, a first; nobody came; backend 7 went away; the answer was cut"))
  }

  @Test func `is told three times at most`() {
    let verdict = verdict(["a", "b", "c", "d"].map { Failure($0, .error, "no \($0)") })
    #expect(verdict == .inconclusive("4 of 4 requests failed, a first; no a; no b; no c"))
  }

  @Test func `makes a property inapplicable where the framework has no such thing`() {
    let failures = [Failure("a", .error, "no a"), Failure("b", .unsupported, "there is no such view")]
    #expect(verdict(failures) == .inapplicable("there is no such view"))
  }
}
