import Histories

/// What could be done about a server, and what that is predicted to bring. No verdict rests on it.
public struct CapacityAdvice: Hashable, Sendable, Codable {
  /// What is the matter.
  public enum Cause: String, Hashable, Sendable, Codable {
    /// Each process runs one sync view at a time.
    case syncViewsTakeTurns = "sync-views-take-turns"
    /// Each process runs as many sync views as its pool has threads.
    case poolBoundsSyncViews = "pool-bounds-sync-views"
    /// Nothing bounds threads, nor the backends that they take.
    case nothingBoundsSyncViews = "nothing-bounds-sync-views"
    /// Each process runs as many queries as its pool has connections, and more requests than that.
    case poolBoundsQueries = "pool-bounds-queries"
    /// An async view holds a blocking worker while it waits.
    case asyncViewsHoldWorkers = "async-views-hold-workers"
  }

  /// What the figures count.
  public enum Unit: String, Hashable, Sendable, Codable {
    /// Throughput, of requests that work for a second.
    case perSecond = "requests a second"
    /// The most requests that are admitted at once.
    case atOnce = "at once"
  }

  /// The name of the server.
  public var server: String
  /// The model that it was seen to keep, which need not be the one it claims.
  public var model: ServerModel
  /// What is the matter with it.
  public var cause: Cause
  /// How many clients the figures are predicted for, each of which sends again when it has its answer.
  public var clients: Int
  /// What the figures count.
  public var unit: Unit
  /// The figure as it is, predicted too.
  public var before: Double
  /// What to do; at least one.
  public var options: [AdviceOption]

  /// An advice.
  public init(
    server: String, model: ServerModel, cause: Cause, clients: Int, unit: Unit, before: Double, options: [AdviceOption]
  ) {
    (self.server, self.model, self.cause) = (server, model, cause)
    (self.clients, self.unit, self.before, self.options) = (clients, unit, before, options)
  }

  private enum CodingKeys: CodingKey { case server, model, cause, clients, unit, before, options }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      server: container.decode(String.self, forKey: .server), model: container.decode(ServerModel.self, forKey: .model),
      cause: container.decode(Cause.self, forKey: .cause),
      clients: container.decode(in: Accepted.counts, forKey: .clients),
      unit: container.decode(Unit.self, forKey: .unit), before: container.decode(Double.self, forKey: .before),
      options: container.decode([AdviceOption].self, forKey: .options))
  }
}
