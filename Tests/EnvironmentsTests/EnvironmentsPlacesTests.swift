import Platform
import Testing

@testable import Environments

@Suite("What an environment is made with")
struct EnvironmentsPlacesTests {
  @Test func `without a cache nothing can be made`() {
    let error = #expect(throws: EnvironmentError.self) { try CacheDirectory(Variables(["XDG_CACHE_HOME": "relative"])) }
    #expect(error?.found == "HOME names no absolute path")
  }

  @Test func `a child gets no settings that lead elsewhere`() {
    let own = [
      "PYTHONPATH": "/p", "PIP_TARGET": "/t", "VIRTUAL_ENV": "/v", "PIP_INDEX_URL": "i", "PATH": "/b", "PIP_USER": "1",
    ]
    let variables = ChildEnvironment.variables(from: own, temporary: "/tmp/x")
    #expect(
      variables == [
        "PIP_INDEX_URL": "i", "PATH": "/b", "PIP_USER": "0", "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1",
        "TMPDIR": "/tmp/x",
      ])
  }
}
