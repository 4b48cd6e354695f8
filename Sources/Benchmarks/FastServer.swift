import Foundation
import Glibc
import Platform
import Processes

/// The kit's own server, one event loop and a pool of threads, on a socket that it inherits and so needs no waiting
/// for.
struct FastServer {
  let port: Int
  let token = UUID().uuidString
  private let process: SupervisedProcess

  static func start(scratch: Scratch) async throws -> FastServer {
    let (descriptor, port) = try FreePort.listen(backlog: 4096)
    defer { close(descriptor) }
    let words = [
      "--gateway", "asgi", "--processes", "1", "--thread-sensitive", "false", "--pool", "4", "--fd", "3",
    ]
    return try await FastServer(port: port) { token in
      try await SupervisedProcess.start(
        Launch(
          Command(try Tools.path(of: "lockstep-server"), words, environment: ["LOCKSTEP_TOKEN": token]),
          log: scratch.path + "/server.log", inherited: [descriptor: 3]))
    }
  }

  private init(port: Int, _ start: (String) async throws -> SupervisedProcess) async throws {
    self.port = port
    process = try await start(token)
  }

  func stop() async { await process.stop() }
}
