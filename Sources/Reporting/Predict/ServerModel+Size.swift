public import Conformance

/// The same model in another size.
extension ServerModel {
  /// With so many processes; of a split server, on the side of its sync paths.
  public func with(processes: Int) -> ServerModel {
    switch self {
    case .wsgi(_, let threads): .wsgi(processes: processes, threads: threads)
    case .asgi(_, let sensitivity): .asgi(processes: processes, threadSensitive: sensitivity)
    case .split(_, let threads, let async): .split(syncProcesses: processes, threads: threads, asyncProcesses: async)
    }
  }

  /// With so many threads in each blocking worker; `nil` where it has no such workers.
  public func with(threads: Int) -> ServerModel? {
    switch self {
    case .wsgi(let processes, _): .wsgi(processes: processes, threads: threads)
    case .asgi: nil
    case .split(let sync, _, let async): .split(syncProcesses: sync, threads: threads, asyncProcesses: async)
    }
  }
}
