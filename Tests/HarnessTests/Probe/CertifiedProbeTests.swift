import Platform
import ServerFiles
import TestSupport
import Testing

@testable import Harness

@Suite("A probe that keeps to the protocol")
struct CertifiedProbeTests {
  @Test("is certified: the reference server's", arguments: [ServerFile.pool, .wsgi(running: 1, declared: 1)])
  func reference(_ file: ServerFile) async throws {
    let lines = try await certified(file)
    #expect(lines.findings == [])
    #expect(lines.leftOut == [])
    #expect(try lines.count == Golden.exchanges.count)
  }

  @Test("is certified although somebody else has the first port of its server") func taken() async throws {
    var file = ServerFile.pool
    let scratch = try Scratch()
    // The first start takes the port for a server that knows no probe, and says what a second one on it would.
    let words = file.command.map { $0 == "{port}" ? "$1" : $0 }.joined(separator: " ")
    let squatter = try ServerFile.misbehavingScript
    let script = """
      if [ -e once ]; then exec \(words); fi; touch once; \
      echo "address already in use" >&2; exec python3 \(squatter) unknown $1
      """
    (file.command, file.directory) = (["sh", "-c", script, "sh", "{port}"], scratch.path)
    let lines = try await certified(file)
    #expect(lines.findings == [])
  }

  @Test(
    "is certified: the one for Python",
    arguments: ["django52-uvicorn-1", "legacy-gunicorn-5", "matrix/flask-gunicorn-5"])
  func python(_ name: String) async throws {
    let lines = try await certified(try ServerFile.load("\(try Fixtures.find().servers)/\(name).yaml"))
    #expect(lines.findings == [])
    #expect(try lines.count == Golden.exchanges.count)
    let hasAsyncViews = !name.hasPrefix("legacy")
    #expect(lines.leftOut.contains("async") == !hasAsyncViews)
    #expect(lines.leftOut.contains("nested, task") == name.contains("flask"))
  }

  @Test("is certified: the one for Node", .enabled(if: Node.isThere, "node is not installed")) func node() async throws
  {
    let lines = try await certified(try ServerFile.load("\(try Node.folder)/node-http-1.yaml"))
    #expect(lines.findings == [])
    #expect(lines.leftOut.count == 7, "the views about asgiref: \(lines.leftOut)")
  }
}
