/// Where in a server a request was seen: one thread of one process, and its Postgres backend where that is known.
public struct Place: Hashable, Sendable, Codable {
  /// Process id of the worker.
  public var process: Int
  /// Native id of the thread, as the kernel numbers it. Ids are used again after a thread has ended.
  public var thread: Int
  /// Process id of the Postgres backend that served the request, if it was told.
  public var backend: Int?

  public init(process: Int, thread: Int, backend: Int? = nil) {
    (self.process, self.thread, self.backend) = (process, thread, backend)
  }
}

/// What a request was doing when it was seen in a server.
public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
  /// Held by the kit inside its view: at the gate in Postgres, or at the upstream.
  case view
  /// Waiting in Postgres for a row or table lock of another request.
  case lock
  /// Measured by the probe itself, inside the work.
  case work
  /// Told by the probe: the thread of the event loop that the request came in on.
  case loop
  /// Told by the probe: the thread on which a sync middleware ran.
  case middleware
  /// Told by the probe: the thread on which the ORM ran its query.
  case query

  /// Whose clock the times of this stage are readings of.
  public var clock: Clock {
    switch self {
    case .view, .lock: .kit
    case .work, .loop, .middleware, .query: .probe
    }
  }
}

/// Whose clock a time was read from. Readings of different clocks are never compared.
public enum Clock: Hashable, Sendable, Codable, CaseIterable {
  case kit, probe
}

/// Where a span was observed.
public enum Site: Hashable, Sendable, Codable {
  /// The client, from the request sent to the answer received; with the process it was pinned to, if it was.
  case client(process: Int?)
  /// A stage of the request inside the server.
  case server(Stage, Place)

  public static let client = Site.client(process: nil)

  public var clock: Clock {
    switch self {
    case .client: .kit
    case .server(let stage, _): stage.clock
    }
  }

  public var isClient: Bool {
    if case .client = self { true } else { false }
  }

  /// The place in the server, or `nil` for the client.
  public var place: Place? {
    if case .server(_, let place) = self { place } else { nil }
  }

  /// The stage in the server, or `nil` for the client.
  public var stage: Stage? {
    if case .server(let stage, _) = self { stage } else { nil }
  }
}
