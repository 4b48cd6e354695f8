import Testing

@testable import ReferenceServer

@Suite("Where a router sends paths", .timeLimit(.minutes(10)))
struct SplitRoutesTests {
  @Test(arguments: ViewName.allCases)
  func followsTheView(view: ViewName) {
    let path = "/_lockstep/\(view.rawValue)"
    #expect(SplitRoutes(fault: nil).side(for: path) == (view.isAsync ? .async : .sync))
    #expect(SplitRoutes(fault: .missingProcess).side(for: path) == (view.isAsync ? .async : .sync))
    #expect(SplitRoutes(fault: .crossedRouter).side(for: path) == (view.isAsync ? .sync : .async))
    #expect(SplitRoutes(fault: .routesAllToSync).side(for: path) == .sync)
    #expect(SplitRoutes(fault: .routesAllToAsync).side(for: path) == .async)
  }

  @Test(arguments: ["/", "/_lockstep/", "/_lockstep/asynchronous", "/async", ""])
  func isTheSyncSideForAllOthers(path: String) {
    #expect(SplitRoutes(fault: nil).side(for: path) == .sync)
  }
}
