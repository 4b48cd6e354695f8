/// A pool of Postgres backends: a request holds one from when its view begins to its end, and waits where none is free.
public struct Backends: Hashable, Sendable {
  /// What shares one pool.
  public enum Scope: Hashable, Sendable { case server, process }

  /// How many backends one pool holds.
  public let count: Int
  /// What shares one pool.
  public let scope: Scope

  /// Of all processes together, such as a pooler in front of Postgres.
  public static func perServer(_ count: Int) -> Backends { Backends(count: count, scope: .server) }
  /// In each process, such as psycopg's pool.
  public static func perProcess(_ count: Int) -> Backends { Backends(count: count, scope: .process) }
}
