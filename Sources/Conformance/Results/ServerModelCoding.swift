/// A model is saved in the words of a server file:
/// `{"gateway": "wsgi", "processes": 5, "threads": 1}`,
/// `{"gateway": "asgi", "processes": 1, "sync-views": "one-thread"}`.
extension ServerModel {
  private enum CodingKeys: String, CodingKey {
    case gateway, processes, threads
    case syncViews = "sync-views"
  }

  private enum Gateway: String, Codable { case wsgi, asgi }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let processes = try container.decode(Int.self, forKey: .processes)
    switch try container.decode(Gateway.self, forKey: .gateway) {
    case .wsgi: self = try .wsgi(processes: processes, threads: container.decode(Int.self, forKey: .threads))
    case .asgi:
      let sensitivity = try container.decode(ThreadSensitivity.self, forKey: .syncViews)
      self = .asgi(processes: processes, threadSensitive: sensitivity)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(processes, forKey: .processes)
    switch self {
    case .wsgi(_, let threads):
      try container.encode(Gateway.wsgi, forKey: .gateway)
      try container.encode(threads, forKey: .threads)
    case .asgi(_, let sensitivity):
      try container.encode(Gateway.asgi, forKey: .gateway)
      try container.encode(sensitivity, forKey: .syncViews)
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
      self = try .pool(pool.decode(Int.self, forKey: "pool"))
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
