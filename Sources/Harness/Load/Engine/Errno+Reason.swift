import SystemPackage

extension Errno {
  /// What it means for a request that a call on a socket failed, as the end of "the server …", or as a sentence of its own
  /// where the server has no part in it.
  var reason: String {
    switch self {
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
      "this process has no descriptor left for another connection (\(self)); raise the limit first (ulimit -n)"
    case .addressNotAvailable, .addressInUse:
      "this machine has no port left for another connection (\(self)); keep connections alive or wait a minute"
    case .connectionRefused: "the server \(HTTPFailure.refused)"
    case .timedOut, .noRouteToHost, .networkUnreachable: "the server \(HTTPFailure.unconnected(description))"
    default: "the server \(HTTPFailure.closed(bytes: nil))"
    }
  }
}
