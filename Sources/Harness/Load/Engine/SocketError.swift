import Glibc

/// What the system said to a call on a socket.
struct SocketError: Error {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// What it means for a request, as the end of "the server …", or a sentence of its own where the server has no part
  /// in it.
  var reason: String {
    let words = String(cString: strerror(number))
    switch number {
    case EMFILE, ENFILE:
      return "this process has no descriptor left for another connection (\(words)); raise the limit first (ulimit -n)"
    case EADDRNOTAVAIL, EADDRINUSE:
      return "this machine has no port left for another connection (\(words)); keep connections alive or wait a minute"
    case ECONNREFUSED: return "the server \(HTTPFailure.refused)"
    case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH: return "the server \(HTTPFailure.unconnected(words))"
    default: return "the server \(HTTPFailure.closed(bytes: nil))"
    }
  }
}
