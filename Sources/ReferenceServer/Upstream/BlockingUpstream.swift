import Glibc
import NIOCore

/// The HTTP upstream over a blocking socket: the calling thread waits there.
enum BlockingUpstream {
  /// Blocks the calling thread until the upstream lets the request go.
  static func wait(for caller: Caller, at upstream: Upstream) throws(UpstreamError) {
    let address = try upstream.address()
    let descriptor = try connect(to: try address.resolved())
    defer { close(descriptor) }
    try send(Array(UpstreamRequest.text(for: caller, at: address, token: upstream.token).utf8), on: descriptor)
    var answer = UpstreamAnswer()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !answer.isComplete {
      let count = try retried("Waiting for the upstream's answer") { recv(descriptor, &buffer, buffer.count, 0) }
      if count == 0 { break }
      try answer.append(buffer[..<count])
    }
    try answer.check()
  }

  private static func connect(to address: SocketAddress) throws(UpstreamError) -> Int32 {
    let family = address.protocol == .inet6 ? AF_INET6 : AF_INET
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw UpstreamError("Making a socket failed: \(reason(errno)).") }
    var limit = timeval(tv_sec: Int(UpstreamAddress.timeout.nanoseconds / 1_000_000_000), tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    guard address.withSockAddr({ Glibc.connect(descriptor, $0, socklen_t($1)) }) == 0 else {
      let found = reason(errno)
      close(descriptor)
      throw UpstreamError("Connecting to the upstream at \(address) failed: \(found).")
    }
    return descriptor
  }

  private static func send(_ bytes: [UInt8], on descriptor: Int32) throws(UpstreamError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try retried("Sending a request to the upstream") {
        rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func retried(_ doing: String, _ call: () -> Int) throws(UpstreamError) -> Int {
    while true {
      let count = call()
      if count >= 0 { return count }
      if errno != EINTR { throw UpstreamError("\(doing) failed: \(reason(errno)).") }
    }
  }
}
