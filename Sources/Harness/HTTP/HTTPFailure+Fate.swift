import Histories
package import Load
import Runner

extension HTTPFailure: CustomStringConvertible {
  /// The same as what the client got.
  var fate: ClientFate {
    switch self {
    case .refused: .refused
    case .unconnected(let reason): .other("did not take the connection (\(reason))")
    case .unaccepted(let seconds): .timedOut(nanoseconds: Self.nanoseconds(seconds), .connection)
    case .closed(nil): .reset
    case .closed(let bytes?): .cut(bytes: bytes)
    case .timedOut(let seconds, let bytes):
      .timedOut(nanoseconds: Self.nanoseconds(seconds), bytes.map { .rest(bytes: $0) } ?? .answer)
    case .notHTTP(let reason): .other("answered something that is not HTTP (\(reason))")
    case .tooLarge(let limit): .other("answered more than \(limit) bytes")
    case .cancelled: .hungUp
    }
  }

  /// The end of the sentence "the server …".
  package var description: String { fate.words }

  /// Why no connection came about; `nil` where one did.
  var obstacle: String? {
    if case .unconnected(let reason) = self { reason } else { fate.obstacle }
  }

  private static func nanoseconds(_ seconds: Double) -> Int {
    Int(min((seconds * 1e9).rounded(), Double(Accepted.times.upperBound)))
  }
}
