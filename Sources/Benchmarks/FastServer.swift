import Foundation
import Glibc
import Platform
import Processes
import SystemPackage

/// The kit's own server, one event loop and a pool of threads, on a socket that it inherits and so needs no waiting
/// for.
struct FastServer {
  let port: Int
  let token = UUID().uuidString
  private let process: SupervisedProcess

  static func start(scratch: Scratch) async throws -> FastServer {
    let (descriptor, port) = try listen()
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

  private static func listen() throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard descriptor >= 0, bound, Glibc.listen(descriptor, 4096) == 0 else {
      throw Trouble("Listening on 127.0.0.1 failed (\(Errno.last)).")
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }
}
