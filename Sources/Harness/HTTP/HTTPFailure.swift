import Runner

/// Why a request got no answer, as the end of the sentence "the server …".
public enum HTTPFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case refused(String)
  /// `bytes` of the answer's body had come; nil if not even its head had.
  case closed(bytes: Int?)
  case timedOut(seconds: Double, bytes: Int?)
  case notHTTP(String)
  case tooLarge(limit: Int)
  /// The kit ended the request itself.
  case cancelled

  public var description: String {
    switch self {
    case .refused(let reason): "did not take the connection (\(reason))"
    case .closed(nil): "closed the connection without an answer"
    case .closed(let bytes?): "closed the connection in the middle of an answer, after \(bytes) bytes of its body"
    case .timedOut(let seconds, nil): "took the connection and gave no answer within \(seconds.short) s"
    case .timedOut(let seconds, let bytes?):
      "began an answer and did not finish it within \(seconds.short) s, after \(bytes) bytes of its body"
    case .notHTTP(let reason): "answered something that is not HTTP (\(reason))"
    case .tooLarge(let limit): "answered more than \(limit) bytes"
    case .cancelled: "was not waited for any longer"
    }
  }
}
