import Histories

/// A model is saved in the words of a server file:
/// `{"gateway": "wsgi", "processes": 5, "threads": 1}`,
/// `{"gateway": "asgi", "processes": 1, "sync-views": "one-thread"}`,
/// `{"gateway": "split", "sync": {"processes": 2, "threads": 1}, "async": {"processes": 2}}`.
extension ServerModel {
  private enum CodingKeys: String, CodingKey {
    case gateway, processes, threads, sync, async
    case syncViews = "sync-views"
  }

  private enum Gateway: String, Codable { case wsgi, asgi, split }

  private struct SyncSide: Codable {
    var processes: Int
    var threads: Int
  }

  private struct AsyncSide: Codable { var processes: Int }

  private static func check(_ numbers: Int..., in container: KeyedDecodingContainer<CodingKeys>) throws {
    guard let wrong = numbers.first(where: { !counts.contains($0) }) else { return }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: container.codingPath,
        debugDescription: "found \(wrong); processes and threads are whole numbers from \(counts.lowerBound) to "
          + "\(counts.upperBound)"))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Gateway.self, forKey: .gateway) {
    case .wsgi:
      self = try .wsgi(
        processes: container.decode(in: Self.counts, forKey: .processes),
        threads: container.decode(in: Self.counts, forKey: .threads)
      )
    case .asgi:
      self = try .asgi(
        processes: container.decode(in: Self.counts, forKey: .processes),
        threadSensitive: container.decode(ThreadSensitivity.self, forKey: .syncViews))
    case .split:
      let sync = try container.decode(SyncSide.self, forKey: .sync)
      let async = try container.decode(AsyncSide.self, forKey: .async)
      try Self.check(sync.processes, sync.threads, async.processes, in: container)
      self = .split(syncProcesses: sync.processes, threads: sync.threads, asyncProcesses: async.processes)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .wsgi(let processes, let threads):
      try container.encode(Gateway.wsgi, forKey: .gateway)
      try container.encode(processes, forKey: .processes)
      try container.encode(threads, forKey: .threads)
    case .asgi(let processes, let sensitivity):
      try container.encode(Gateway.asgi, forKey: .gateway)
      try container.encode(processes, forKey: .processes)
      try container.encode(sensitivity, forKey: .syncViews)
    case .split(let sync, let threads, let async):
      try container.encode(Gateway.split, forKey: .gateway)
      try container.encode(SyncSide(processes: sync, threads: threads), forKey: .sync)
      try container.encode(AsyncSide(processes: async), forKey: .async)
    }
  }
}

/// Saved as `"one-thread"`, `"thread-per-request"` or `{"pool": 6}`.
extension ServerModel.ThreadSensitivity {
  private enum Name: String, Codable {
    case oneThread = "one-thread"
    case perRequest = "thread-per-request"
  }

  public init(from decoder: any Decoder) throws {
    if let pool = try? decoder.container(keyedBy: Word.self) {
      self = try .pool(pool.decode(in: ServerModel.counts, forKey: "pool"))
      return
    }
    switch try decoder.singleValueContainer().decode(Name.self) {
    case .oneThread: self = .oneThread
    case .perRequest: self = .perRequest
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .pool(let size):
      var container = encoder.container(keyedBy: Word.self)
      try container.encode(size, forKey: "pool")
    case .oneThread:
      var container = encoder.singleValueContainer()
      try container.encode(Name.oneThread)
    case .perRequest:
      var container = encoder.singleValueContainer()
      try container.encode(Name.perRequest)
    }
  }
}
