/// Who sends requests, and when.
public struct Arrivals: Hashable, Sendable {
  /// How a closed loop begins.
  public enum Start: Hashable, Sendable {
    /// All clients send at once.
    case together
    /// One request alone; the other clients begin when it has returned. Debian's `ab` 2.4.71 does so.
    case firstAlone
  }

  /// Whether each request of a closed loop makes a new connection or a client keeps its own, and with it its process.
  public enum Connections: Hashable, Sendable { case fresh, kept }

  /// How the gaps of an open loop are spread.
  public enum Pattern: Hashable, Sendable { case poisson, uniform }

  enum Source: Hashable, Sendable {
    case closed(clients: Int, think: Distribution, start: Start, connections: Connections)
    case open(rate: Double, pattern: Pattern)
  }
  let source: Source

  /// A closed loop: each of `clients` sends its next request when the last one has returned and it has thought about
  /// it.
  ///
  /// Throws where there are no clients.
  public static func closed(
    clients: Int, think: Distribution = .zero, start: Start = .together, connections: Connections = .fresh
  ) throws(CapacityError) -> Arrivals {
    try Limits.check(count: clients, "the arrivals", "the number of clients")
    return Arrivals(source: .closed(clients: clients, think: think, start: start, connections: connections))
  }

  /// An open loop: requests come at `rate` a second whatever became of those before, each on a new connection.
  ///
  /// Latency counts from the intended arrival, so nothing is omitted while the server stalls. Throws where the rate is
  /// not from 1e-9 to 1e9 a second.
  public static func open(rate: Double, _ pattern: Pattern) throws(CapacityError) -> Arrivals {
    let accepted = "give from 1e-9 to 1e9 requests a second"
    try Limits.check(rate, in: 1e-9...1e9, "the arrivals", "the rate", accepted)
    return Arrivals(source: .open(rate: rate, pattern: pattern))
  }
}
