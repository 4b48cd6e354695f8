import Conformance
import Harness
import Reporting
import ServerFiles
import Testing

/// The router can be the guilty one: nginx has a list of paths that has been crossed, and each gateway is as good as before.
@Suite("An nginx that sends paths to the wrong gateway", .serialized, .timeLimit(.minutes(10)))
struct CrossedRoutersTests {
  struct Router: CustomStringConvertible, Sendable {
    /// What `gold-standard` calls it.
    var routes: String
    /// All that it violates, of routing and WK-1.
    var violates: Set<Property.ID>
    var description: String { routes }
  }

  static let routers = [
    Router(routes: "swapped", violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held"]),
    Router(routes: "all-sync", violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "WK-1"]),
    Router(routes: "all-async", violates: ["RT-3", "RT-1.sync-held", "RT-1.async-held", "WK-1"]),
  ]

  @Test("is caught by what it breaks", arguments: routers)
  func isCaught(router: Router) async throws {
    var file = try ServersUnderTest.own("django52-nginx-2")
    file.name += " \(router.routes)"
    file.command += ["--routes", router.routes]
    let outcomes = try await SharedRun.current.results(of: file, Self.properties).outcomes
    #expect(outcomes.count == Self.properties.count)
    for outcome in outcomes {
      #expect(
        outcome.verdict.isViolated == router.violates.contains(outcome.property)
          && (outcome.verdict.isViolated || outcome.verdict.isUpheld), "\(Report.line(outcome))")
    }
  }

  private static let properties = Catalogue.matching("RT") + Catalogue.matching("WK-1")
}
