import Glibc
import Histories
import Platform
import Synchronization
import SystemPackage

/// What views have told of their endings: datagrams to the upstream's own address, read when somebody asks.
///
/// The one who sends does not wait and opens no connection, and what it has sent outlives its process. What is lost is not
/// sent again, so silence proves nothing.
final class EndingsBox: Sendable {
  /// More than any request of the probe's has characters, and its token, and the word.
  private static let longest = 256
  /// More than any scenario sends.
  private static let most = 10_000
  /// So many are read at a time, lest somebody who floods the socket keeps the kit from looking.
  private static let batch = 2_000
  /// Datagrams that come faster than the kit looks wait here; the system may give less.
  private static let room: Int32 = 1 << 20

  private let descriptor: Int32
  /// By the servers' tokens, then by request.
  private let told = Mutex<[String: [String: ViewEnding]]>([:])

  /// Binds a port of the loopback. Throws the system's error number: `EADDRINUSE` where somebody has it.
  init(port: Int) throws(Errno) {
    let kind = Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Errno.last }
    var room = Self.room
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    guard result == 0 else {
      let error = Errno.last
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Keeps what servers with that token tell, from now on.
  func admit(_ token: String) { told.withLock { $0[token] = $0[token] ?? [:] } }

  /// Forgets a server.
  func dismiss(_ token: String) { told.withLock { $0[token] = nil } }

  /// What views of the server with that token have told so far, by request, and forgets it.
  func take(of token: String) -> [String: ViewEnding] {
    read()
    return told.withLock { told in
      guard let taken = told[token] else { return [:] }
      told[token] = [:]
      return taken
    }
  }

  /// Reads what has come; whoever sent it before this is called is heard.
  func read() {
    told.withLock { told in
      var buffer = [UInt8](repeating: 0, count: Self.longest + 1)
      for _ in 0..<Self.batch {
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { return }
        guard count <= Self.longest, let letter = EndingLetter(buffer[..<count]) else { continue }
        guard let count = told[letter.token]?.count, count < Self.most else { continue }
        // A request that somebody tries a second time has had its fate.
        if told[letter.token]?[letter.request] == nil { told[letter.token]?[letter.request] = letter.ending }
      }
    }
  }
}
