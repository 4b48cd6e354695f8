import Conformance
import Testing

@testable import Runner

/// Not only workers can be guilty: a view can, and a router.
@Suite("A drawn view or router that is wrong")
struct GuiltyViewsAndRoutersTests {
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

  /// Which gateways sync and async paths lead to, and what that violates, as `CrossedRoutersTests` has it of live ones.
  struct Router: Sendable, CustomStringConvertible {
    var description: String
    var routes: Drawing.Routes
    var violates: Set<Property.ID>
  }

  static let routers = [
    Router(
      description: "swapped", routes: .init(sync: 1, async: 0),
      violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held"]),
    Router(
      description: "all-sync", routes: .init(sync: 0, async: 0),
      violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "WK-1"]),
    Router(
      description: "all-async", routes: .init(sync: 1, async: 1),
      violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "WK-1"]),
  ]

  @Test("A router that sends paths to the wrong gateway is caught by what it breaks", arguments: routers)
  func router(_ router: Router) async throws {
    for seed in 1...5 {
      var drawn = Drawn(.split(syncProcesses: 2, threads: 1, asyncProcesses: 2), seed: UInt64(seed))
      drawn.drawing.routes = router.routes
      let properties = Catalogue.matching("RT") + Catalogue.matching("WK-1")
      for (id, verdict) in try await drawn.verdicts(on: properties) {
        let isFound = router.violates.contains(id)
        #expect(verdict.isViolated == isFound && (isFound || verdict.isUpheld), "\(id): \(verdict.reason); \(drawn)")
      }
    }
  }
}
