import Conformance
import ConformanceXCTest
import Foundation
import Harness
import Platform
import ServerFiles
import XCTest

/// The catalogue in XCTest: one method for each property, on one server of each model, or on those of `LOCKSTEP_SERVERS`.
final class SpecificationXCTests: XCTestCase {
  /// As many server files as put every property to one; the suites for Swift Testing run on all of them, to the same
  /// verdicts.
  private static let ownServers = [
    "reference-wsgi-5", "reference-wsgi-thread-per-request-1", "reference-asgi-one-thread-5", "reference-asgi-pool-6",
    "reference-asgi-thread-per-request-2", "reference-split-2", "reference-asgi-database-pool-2",
  ]

  /// XCTest runs one method at a time; so that the checks do not wait for it, all begin here.
  override class func setUp() {
    super.setUp()
    guard let servers = try? servers() else { return }
    Task { try await SharedRun.current.begin(servers) }
  }

  func testRunsDeclaredProcesses() async throws { try await upholds("WK-1") }
  func testAdmitsItsSlots() async throws { try await upholds("WK-2") }
  func testAnswersBesideAHeldProcess() async throws { try await upholds("WK-3") }
  func testSpreadsNewConnections() async throws { try await upholds("WK-4") }
  func testIsHeldBySleeping() async throws { try await upholds("WK-5.sleep") }
  func testIsHeldByQueries() async throws { try await upholds("WK-5.query") }
  func testIsHeldByWebRequests() async throws { try await upholds("WK-5.web") }
  func testAsyncViewsHoldTheirWorker() async throws { try await upholds("WK-6") }
  func testSyncViewsTakeTurns() async throws { try await upholds("TS-1") }
  func testSyncViewsShareAThread() async throws { try await upholds("TS-2") }
  func testSyncViewsLeaveTheLoop() async throws { try await upholds("TS-3") }
  func testPoolAdmitsItsSize() async throws { try await upholds("TS-4") }
  func testRequestsHaveThreadsOfTheirOwn() async throws { try await upholds("TS-5") }
  func testAdmitsEveryClient() async throws { try await upholds("TS-6") }
  func testPassesFullWorkersBy() async throws { try await upholds("TS-7") }
  func testFinishesAwaitedCallsWithATimeout() async throws { try await upholds("TS-8.wait-for") }
  func testFinishesGatheredCalls() async throws { try await upholds("TS-8.gather") }
  func testFinishesCallsInATask() async throws { try await upholds("TS-8.task") }
  func testFinishesCallsInATaskLeftBehind() async throws { try await upholds("TS-8.task-left-behind") }
  func testSensitiveCallsAreConfined() async throws { try await upholds("TS-9.true") }
  func testInsensitiveCallsUseThePool() async throws { try await upholds("TS-9.false") }
  func testAsyncViewsOverlap() async throws { try await upholds("AS-1") }
  func testAsyncViewsPassHeldSyncViews() async throws { try await upholds("AS-2") }
  func testKeepsItsLoopFree() async throws { try await upholds("AS-3") }
  func testAsyncViewsOverlapBehindSyncMiddleware() async throws { try await upholds("AS-4") }
  func testAsyncRequestsHaveBackendsOfTheirOwn() async throws { try await upholds("AS-5") }
  func testOneHolderOfARow() async throws { try await upholds("TX-1") }
  func testHoldersOfDifferentRowsOverlap() async throws { try await upholds("TX-2") }
  func testRequestsHaveBackendsOfTheirOwn() async throws { try await upholds("TX-6") }
  func testHoldsItsConnections() async throws { try await upholds("CN-1") }

  func testCallsTheApplicationByItsProtocol() async throws { try await upholds("RT-3") }
  func testAnswersAsyncPathsBesideHeldWorkers() async throws { try await upholds("RT-1.sync-held") }
  func testAnswersSyncPathsBesideBlockedLoops() async throws { try await upholds("RT-1.async-held") }

  func testDeliversWhatItsModelPredicts() async throws { try await upholds("CP-1") }

  /// A server that is known to break a promise does not fail its test.
  func testKnownViolationIsTurnedRound() async throws {
    let fixtures = try Fixtures.find()
    let server = try ServerFile.load("\(fixtures.root)/misclaimed/upgraded331-daphne-1-as-before.yaml")
    let property = try XCTUnwrap(Catalogue.property("TS-4"))
    let outcome = try await Trial(property, on: server).run()
    XCTAssertTrue(outcome.isKnownViolation)
    try await XCTAssertUpholds(property, server)
  }

  /// XCTest on Linux cannot list its methods while it runs, so the list is read from this very file.
  func testEveryPropertyIsListed() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    for property in Catalogue.all {
      XCTAssertNotNil(
        source.range(
          of: "\\n  func test\\w+\\(\\) async throws \\{ try await upholds\\(\"\(property.id)\"\\) \\}",
          options: .regularExpression), "\(property) has no test method here")
    }
  }

  private static func servers() throws -> [ServerFile] {
    if ServersUnderTest.areNamed { return try ServersUnderTest.all.map { try $0.get() } }
    return try ownServers.map { try ServersUnderTest.own($0) }
  }

  private func upholds(_ id: Property.ID, line: UInt = #line) async throws {
    let property = try XCTUnwrap(Catalogue.property(id), line: line)
    var applicable = 0
    for server in try Self.servers() {
      guard property.inapplicable(Subject(server.name, server.model)) == nil else { continue }
      applicable += 1
      try await XCTAssertUpholds(property, server, line: line)
    }
    XCTAssert(applicable > 0 || ServersUnderTest.areNamed, "\(property) is put to no server", line: line)
  }
}
