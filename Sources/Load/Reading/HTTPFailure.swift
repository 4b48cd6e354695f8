/// Why a request got no answer.
package enum HTTPFailure: Error, Hashable, Sendable {
  /// Nobody listens there.
  case refused
  /// No connection came about for another reason, in the system's words.
  case unconnected(String)
  /// Nobody took the connection.
  case unaccepted(seconds: Double)
  /// `bytes` of the answer's body had come; nil if not even its head had.
  case closed(bytes: Int?)
  case timedOut(seconds: Double, bytes: Int?)
  case notHTTP(String)
  case tooLarge(limit: Int)
  /// The kit ended the request itself.
  case cancelled
}
