import Conformance
import Testing

@testable import Runner

/// Not only servers can be guilty: a view can be.
@Suite("A drawn view that is wrong")
struct GuiltyViewsTests {
  static let loops: [ServerModel] = [
    .asgi(processes: 2, threadSensitive: true), .asgi(processes: 1, threadSensitive: .pool(3)),
    .asgi(processes: 2, threadSensitive: .perRequest),
  ]

  @Test("A view that blocks its event loop is caught by AS-3, and named", arguments: loops)
  func blocking(_ model: ServerModel) async throws {
    let verdict = try await Drawn(model).verdict(on: .keepsItsLoopFree(while: .asyncBlocking))
    #expect(verdict.isViolated, "\(verdict.reason)")
    #expect(verdict.reason.hasSuffix("in its view async-blocking"))
  }

  @Test("Views that wait as they should are not taken for one", arguments: loops, [View.asyncHeld, .asyncBehindSync])
  func waiting(_ model: ServerModel, _ view: View) async throws {
    let verdict = try await Drawn(model).verdict(on: .keepsItsLoopFree(while: view))
    #expect(verdict.isUpheld, "\(verdict.reason)")
  }
}
