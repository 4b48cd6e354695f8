import Conformance
import Harness
public import Testing

/// The catalogue as a test suite: every property on every server file.
///
/// `LOCKSTEP_SERVERS=path[,path…] swift test --filter Specification` runs it on server files of your own.
@Suite(
  "A server", .serialized,
  .enabled(if: ServersUnderTest.areThere, "LOCKSTEP_SERVERS names no server file, and fixtures/servers has none"))
public struct Specification {
  public init() {}

  @Test("has a server file that can be read", arguments: ServersUnderTest.all.indices)
  func isDescribed(_ index: Int) {
    if case .failure(let error) = ServersUnderTest.all[index] { Issue.record("\(error)") }
  }

  @Test("keeps its promises", arguments: Trial.all(on: ServersUnderTest.files))
  func upholds(_ trial: Trial) async throws {
    // Trials come one after the other; so that the checks do not wait for them, all begin here.
    try await SharedRun.current.begin(ServersUnderTest.files)
    try await expect(trial)
  }

  @Test("can be looked at") func isThere() {
    #expect(!ServersUnderTest.all.isEmpty, "there is no server file; name some in LOCKSTEP_SERVERS")
  }
}
