extension ServerModel {
  /// The `model:` section of a server file that claims this.
  public var section: String {
    switch self {
    case .wsgi(let processes, let threads):
      """
      model:
        gateway: wsgi
        processes: \(processes)
        threads: \(threads)
      """
    case .asgi(let processes, let sensitivity):
      """
      model:
        gateway: asgi
        processes: \(processes)
        sync-views: \(sensitivity.word)
      """
    case .split(let sync, let threads, let async):
      """
      model:
        gateway: split
        sync: {processes: \(sync), threads: \(threads)}
        async: {processes: \(async)}
      """
    }
  }
}

extension ServerModel.ThreadSensitivity {
  fileprivate var word: String {
    switch self {
    case .oneThread: "one-thread"
    case .perRequest: "thread-per-request"
    case .pool(let size) where size == PythonDefaults.poolSize:
      "{pool: \(size)}  # on this machine the same as {pool: python-default}"
    case .pool(let size): "{pool: \(size)}"
    }
  }
}
