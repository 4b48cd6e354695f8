import Glibc
import NIOCore

/// Where the kit holds a request outside any query, from LOCKSTEP_UPSTREAM.
struct UpstreamAddress: Equatable, Sendable {
  /// The longest that a client waits for the upstream's answer.
  static let timeout = TimeAmount.seconds(120)

  var host: String
  var port: Int

  static func fromEnvironment() throws(UpstreamError) -> UpstreamAddress {
    try UpstreamAddress(parsing: getenv("LOCKSTEP_UPSTREAM").map { String(cString: $0) } ?? "")
  }

  /// Reads `http://HOST:PORT`.
  init(parsing text: String) throws(UpstreamError) {
    let scheme = "http://"
    let place = text.dropFirst(scheme.count).split(separator: "/", maxSplits: 1).first ?? ""
    guard text.hasPrefix(scheme), let colon = place.lastIndex(of: ":"), colon != place.startIndex,
      let port = Int(place[place.index(after: colon)...]), (1...65535).contains(port)
    else {
      throw UpstreamError(
        "LOCKSTEP_UPSTREAM is '\(text)'; set it to the kit's upstream, such as http://127.0.0.1:8001.")
    }
    (host, self.port) = (String(place[..<colon]), port)
  }

  /// The address as the socket calls want it. Looking up a name blocks; a number does not.
  func resolved() throws(UpstreamError) -> SocketAddress {
    do {
      return try SocketAddress.makeAddressResolvingHost(host, port: port)
    } catch {
      throw UpstreamError("The host '\(host)' of LOCKSTEP_UPSTREAM was not found: \(error).")
    }
  }
}

/// The upstream could not be asked or answered something other than 200, as one sentence.
struct UpstreamError: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }
}
