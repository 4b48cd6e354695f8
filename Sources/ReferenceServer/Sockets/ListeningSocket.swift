import Glibc

/// The one listening socket, which all workers inherit.
struct ListeningSocket {
  static let backlog: Int32 = 1024

  let descriptor: Int32
  /// Where it listens, for people: a URL, or the descriptor that it was inherited as.
  let address: String
  /// Its port, where it has one.
  var port: Int { Self.chosenPort(descriptor) }

  init(_ place: ListeningPlace) throws(ServingError) {
    switch place {
    case .port(let port, let host): self = try Self.bound(to: host, port)
    case .descriptor(let descriptor): self = try Self.inherited(descriptor)
    }
    // Not blocking, since several processes accept on it and all but one of them may come too late.
    guard listen(descriptor, Self.backlog) == 0, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else {
      throw ServingError("Listening on \(address) failed: \(reason(errno)).")
    }
  }

  private init(descriptor: Int32, address: String) { (self.descriptor, self.address) = (descriptor, address) }

  private static func inherited(_ descriptor: Int32) throws(ServingError) -> ListeningSocket {
    var kind: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0, kind == Int32(SOCK_STREAM.rawValue) else {
      throw ServingError(
        "The descriptor \(descriptor) of --fd is no stream socket; let the parent process hand one on.")
    }
    return ListeningSocket(descriptor: descriptor, address: "the socket of descriptor \(descriptor)")
  }

  private static func bound(to host: String, _ port: Int) throws(ServingError) -> ListeningSocket {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &found)
    guard code == 0, let place = found?.pointee else {
      throw ServingError("The address '\(host)' of --host was not found: \(String(cString: gai_strerror(code))).")
    }
    defer { freeaddrinfo(found) }
    let descriptor = socket(place.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), place.ai_protocol)
    var yes: Int32 = 1
    // So that a port whose last owner's connections still linger can be used at once.
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor, place.ai_addr, place.ai_addrlen) == 0 else {
      throw ServingError("Binding to port \(port) of \(host) failed: \(reason(errno)). Choose another --port.")
    }
    return ListeningSocket(
      descriptor: descriptor, address: "http://\(host):\(port == 0 ? chosenPort(descriptor) : port)")
  }

  private static func chosenPort(_ descriptor: Int32) -> Int {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutableBytes(of: &address) { bytes in
      getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
    }
    // A port is at the same place in the addresses of both families.
    return code == 0 ? Int(UInt16(bigEndian: address.sin_port)) : 0
  }
}
