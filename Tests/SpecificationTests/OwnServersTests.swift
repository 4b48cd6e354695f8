import Harness
import ServerFiles
import Testing

@Suite("The suites of the kit itself")
struct OwnServersTests {
  @Test("have servers to run on") func areThere() { #expect(!ServersUnderTest.files.isEmpty) }
}
