import Testing

@testable import ReferenceServer

@Suite("Where a router sends paths", .timeLimit(.minutes(10)))
struct SplitRoutesTests {
  @Test(arguments: ViewName.allCases)
  func followsTheView(view: ViewName) {
    let path = "/_lockstep/\(view.rawValue)"
    #expect(SplitRoutes().side(for: path) == (view.isAsync ? .async : .sync))
  }

  @Test(arguments: ["/", "/_lockstep/", "/_lockstep/asynchronous", "/async", ""])
  func isTheSyncSideForAllOthers(path: String) {
    #expect(SplitRoutes().side(for: path) == .sync)
  }
}
