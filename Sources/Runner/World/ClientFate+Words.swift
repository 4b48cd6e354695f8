package import Histories
import Texts

extension ClientFate {
  /// What the client got, as the end of the sentence "the server …".
  package var words: String {
    switch self {
    case .refused, .timedOut(_, .connection):
      "did not take the connection" + (obstacle.map { " (\($0))" } ?? "")
    case .answered(let status): "answered \(status)"
    case .reset: "closed the connection without an answer"
    case .cut(let bytes): "closed the connection in the middle of an answer, after \(bytes) bytes of its body"
    case .timedOut(let nanoseconds, .rest(let bytes)):
      "began an answer and did not finish it within \(Duration.nanoseconds(nanoseconds).inWords), after \(bytes) bytes of its body"
    case .timedOut(let nanoseconds, .answer):
      "took the connection and gave no answer within \(Duration.nanoseconds(nanoseconds).inWords)"
    case .hungUp: "was not waited for any longer"
    case .other(let words): words
    }
  }

  /// Why no connection came about, in the system's words; `nil` where one did, or where other words say it.
  package var obstacle: String? {
    switch self {
    case .refused: "Connection refused"
    case .timedOut(let nanoseconds, .connection):
      "it did not accept within \(Duration.nanoseconds(nanoseconds).inWords)"
    case .answered, .reset, .cut, .timedOut, .hungUp, .other: nil
    }
  }
}
