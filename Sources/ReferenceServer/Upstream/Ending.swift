import Glibc
import NIOCore

/// How a view has ended, told to the kit: one datagram to the address of the upstream.
///
/// It is sent on the thread that ran the view, by a socket that neither connects nor waits, so it disturbs nothing that the
/// kit counts; and it outlives its process. Nobody confirms it, and where it cannot be sent it is not.
enum Ending: String {
  case left, raised

  /// Tells that the view of `request` has ended like this; never waits.
  func tell(of request: String, to upstream: Upstream) {
    // Only a number, since looking up a name waits.
    guard let address = try? upstream.address(),
      let target = try? SocketAddress(ipAddress: address.host, port: address.port)
    else { return }
    let family = target.protocol == .inet6 ? AF_INET6 : AF_INET
    let descriptor = socket(family, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let letter = Array(letter(of: request, token: upstream.token).utf8)
    _ = target.withSockAddr { address, size in
      letter.withUnsafeBytes { bytes in
        sendto(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT), address, socklen_t(size))
      }
    }
  }

  func letter(of request: String, token: String) -> String {
    "lockstep-ending \(token) \(request) \(rawValue)"
  }
}
