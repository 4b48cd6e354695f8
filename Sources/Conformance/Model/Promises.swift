/// What a side promises beside its slots; `nil` where its configuration says nothing.
public struct Promises: Hashable, Sendable {
  /// How requests get a Postgres connection.
  public enum Database: Hashable, Sendable {
    /// Each request opens one and closes it.
    case perRequest
    /// Each thread keeps its own.
    case persistent
    /// Each process has a pool of so many, and may open some more.
    case pool(Int, overflow: Int)
  }

  /// Who has to serve a connection that a full worker took.
  public enum Listening: String, Hashable, Sendable, CaseIterable {
    /// Whoever takes it: the workers share one socket. Blocking workers take one when they are free, event loops always.
    case shared
    /// The worker whose socket it came to, however busy that is.
    case perWorker = "per-worker"
  }

  public var database: Database?
  /// More connections than this are answered 503 at once.
  public var refusesAbove: Int?
  /// More connections than this wait unanswered.
  public var acceptsAtMost: Int?
  /// After so many requests a worker is replaced.
  public var recyclesAfter: Int?
  public var listens: Listening?
  /// Within this time, in milliseconds, the server stops, and answers what it has accepted.
  public var grace: Int?
  /// So long, in milliseconds, an idle connection is kept.
  public var keepAlive: Int?

  public init(
    database: Database? = nil, refusesAbove: Int? = nil, acceptsAtMost: Int? = nil, recyclesAfter: Int? = nil,
    listens: Listening? = nil, grace: Int? = nil, keepAlive: Int? = nil
  ) {
    (self.database, self.refusesAbove, self.acceptsAtMost) = (database, refusesAbove, acceptsAtMost)
    (self.recyclesAfter, self.listens, self.grace, self.keepAlive) = (recyclesAfter, listens, grace, keepAlive)
  }
}
