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
