import Glibc
import Processes

/// A TCP port of the loopback interface that nobody listens on at the moment.
///
/// Another process may take it before Postgres does, so its failure to bind is an event to expect.
enum FreePort {
  static func pick() throws(PostgresError) -> UInt16 {
    while true {
      let port = try free()
      if PickedPorts.take(Int(port)) { return port }
    }
  }

  private static func free() throws(PostgresError) -> UInt16 {
    #if canImport(Glibc)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard listener >= 0 else { throw failure() }
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw failure() }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func failure() -> PostgresError {
    PostgresError(
      .cluster, doing: "looking for a free TCP port on 127.0.0.1", message: String(cString: strerror(errno)),
      advice: "See that the loopback interface is up and that ports and descriptors are left.")
  }
}
