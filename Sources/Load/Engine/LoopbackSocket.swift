import Glibc
import Platform
import SystemPackage

/// Sockets to a port of the loopback.
struct LoopbackSocket {
  private var address = sockaddr_in()

  init(port: Int) {
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
  }

  /// Begins to connect, without waiting for it.
  mutating func connect() throws(Errno) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Errno.last }
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
    }
    guard result == 0 || errno == EINPROGRESS else {
      let error = Errno.last
      close(descriptor)
      throw error
    }
    return descriptor
  }
}
