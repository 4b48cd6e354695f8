import SystemPackage

extension LoadFailure {
  /// What it means for a request that a call on its socket failed.
  init(_ error: Errno) {
    self =
      switch error {
      case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
        .other(
          "this process has no descriptor left for another connection (\(error)); raise the limit first (ulimit -n)")
      case .addressNotAvailable, .addressInUse:
        .other(
          "this machine has no port left for another connection (\(error)); keep connections alive or wait a minute")
      case .connectionRefused: .http(.refused)
      case .timedOut, .noRouteToHost, .networkUnreachable: .http(.unconnected(error.description))
      default: .http(.closed(bytes: nil))
      }
  }
}
