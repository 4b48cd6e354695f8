import Conformance
import Harness
import Reporting
import ServerFiles
import Testing

/// A view can be the guilty one too: the probe has one that blocks inside `async def`, and others that do not.
@Suite("A view that blocks its event loop", .serialized, .timeLimit(.minutes(10)))
struct BlockingViewTests {
  static let servers = [
    "reference-asgi-one-thread-5", "reference-asgi-pool-6", "reference-asgi-thread-per-request-1", "django52-daphne-1",
    "django52-uvicorn-1", "django52-uvicorn-5",
  ]

  /// Caught on every other ASGI server too.
  static let more = [
    "matrix/django52-hypercorn-1", "matrix/django52-granian-1", "matrix/django52-gunicorn-uvicorn-2",
    "matrix/starlette-uvicorn-1",
  ]

  @Test("is caught by AS-3 and named", arguments: servers + more)
  func isCaught(server: String) async throws {
    let outcome = try await outcome(of: .asyncBlocking, on: server)
    #expect(outcome.verdict.isViolated, "\(Report.line(outcome))")
    #expect(outcome.verdict.reason.hasSuffix("in its view async-blocking"), "\(Report.line(outcome))")
    #expect(outcome.verdict.evidence?.witnesses.isEmpty == false)
  }

  @Test("is told from those that wait as they should", arguments: servers, [View.asyncHeld, .asyncBehindSync])
  func isNotTakenForAnother(server: String, view: View) async throws {
    let outcome = try await outcome(of: view, on: server)
    #expect(outcome.verdict.isUpheld, "\(Report.line(outcome))")
  }

  private func outcome(of view: View, on server: String) async throws -> Outcome {
    var file = try ServersUnderTest.own(server)
    file.name += " \(view.rawValue)"
    let results = try await SharedRun.current.results(of: file, [.keepsItsLoopFree(while: view)])
    return try #require(results.outcomes.first)
  }
}
