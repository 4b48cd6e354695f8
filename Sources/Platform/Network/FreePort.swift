import Glibc
import SystemPackage

/// A port of the loopback that nobody listens on, or a socket that listens there already.
package enum FreePort {
  /// A port that was free a moment ago. Another process may take it before the one that it is for, so whoever finds it
  /// taken is started again on another one.
  package static func pick() throws(PlatformError) -> Int {
    while true {
      let (descriptor, port) = try bind(backlog: nil)
      close(descriptor)
      if PickedPorts.take(port) { return port }
    }
  }

  /// A listening socket for a server that inherits it; close-on-exec. The caller closes it.
  package static func listen(backlog: Int32 = 1024) throws(PlatformError) -> (descriptor: Int32, port: Int) {
    try bind(backlog: backlog)
  }

  private static func bind(backlog: Int32?) throws(PlatformError) -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        Glibc.bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
      }
    }
    guard bound, backlog.map({ Glibc.listen(descriptor, $0) == 0 }) ?? true else {
      let error = failure()
      close(descriptor)
      throw error
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  private static func failure() -> PlatformError {
    PlatformError(
      found: "there is no free port on 127.0.0.1 (\(Errno.last))",
      advice: "see that the loopback interface is up, and how many sockets and files are open")
  }
}
