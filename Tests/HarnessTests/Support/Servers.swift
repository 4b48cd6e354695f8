import Conformance
import Foundation
import Platform
import ServerFiles

@testable import Harness

extension ServerFile {
  /// A server that misbehaves in one way, see `fixtures/misbehaving`.
  static func misbehaving(_ mode: String) throws -> ServerFile {
    ServerFile(
      name: "misbehaving \(mode)", file: "misbehaving.py",
      command: ["python3", try misbehavingScript, mode, "{port}"], model: .asgi(processes: 1, threadSensitive: true))
  }

  static var misbehavingScript: String {
    get throws { try Fixtures.find().root + "/misbehaving/misbehaving.py" }
  }

  /// The kit's own server with so many processes, described as having others.
  static func wsgi(running processes: Int, declared: Int, threads: Int = 1) -> ServerFile {
    ServerFile(
      name: "\(processes) processes", file: "wsgi.yaml",
      command: [
        "lockstep-server", "--gateway", "wsgi", "--processes", String(processes), "--threads", String(threads),
        "--port", "{port}",
      ], model: .wsgi(processes: declared, threads: threads))
  }

  static let pool = ServerFile(
    name: "pool", file: "pool.yaml",
    command: [
      "lockstep-server", "--gateway", "asgi", "--processes", "1", "--thread-sensitive", "false", "--pool", "3",
      "--port", "{port}",
    ], model: .asgi(processes: 1, threadSensitive: .pool(3)))
}
