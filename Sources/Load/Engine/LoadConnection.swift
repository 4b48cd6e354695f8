import Glibc
import Platform
import SystemPackage

/// A connection of a load, and what it is about.
final class LoadConnection {
  enum State {
    /// Its request is on the way.
    case busy(Int)
    /// Open and free for another request.
    case idle
    /// Has done its work; open until the server has closed it too, so that the server is left with the waiting time of
    /// TCP and no port of this side is used up.
    case ending
    case closed
  }

  let socket: Int32
  /// Tells its events from those of an earlier socket of the same number.
  let token: UInt
  var state: State
  var reader = AnswerReader()
  /// What of the request did not fit into the socket, or was written before it was connected.
  var unsent: ArraySlice<UInt8> = []

  init(_ socket: Int32, serial: Int, busyWith request: Int) {
    self.socket = socket
    token = UInt(serial) << 32 | UInt(socket)
    state = .busy(request)
  }

  static func socket(of token: UInt) -> Int { Int(token & 0xffff_ffff) }

  /// Writes what there is to write; false if some is left for later. Throws the system's error number.
  func send(_ bytes: ArraySlice<UInt8>) throws(Errno) -> Bool {
    let count = bytes.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    guard count != bytes.count else {
      unsent = []
      return true
    }
    guard count >= 0 || errno == EAGAIN || errno == EINTR else { throw Errno.last }
    unsent = ArraySlice(Array(bytes.dropFirst(max(0, count))))
    return false
  }
}
