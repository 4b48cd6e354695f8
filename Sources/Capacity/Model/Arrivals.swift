/// Who sends requests, and when: for the simulation, and for a load that is put on a server.
public struct Arrivals: Hashable, Sendable {
  /// How a closed loop begins.
  public enum Start: Hashable, Sendable {
    /// All clients send at once.
    case together
    /// One request alone; the other clients begin when it has returned. Debian's `ab` 2.4.71 does so.
    case firstAlone
  }

  /// Whether each request makes a new connection, or those that are open are used again.
  public enum Connections: Hashable, Sendable { case fresh, kept }

  /// How the gaps of an open loop are spread.
  public enum Pattern: Hashable, Sendable {
    /// Exponential gaps, drawn from a seed.
    case poisson
    /// All gaps equal.
    case uniform
  }

  /// Whether somebody waits for answers before more is sent.
  public enum Loop: Hashable, Sendable {
    /// Clients that do, each on its own, and think for a while before they send again.
    case closed(clients: Int, think: Distribution, start: Start)
    /// Nobody does: requests come at a rate, in requests a second.
    case open(rate: Double, pattern: Pattern)
  }

  /// Whether somebody waits for answers, and how many come or send.
  public let loop: Loop
  /// In a closed loop a client that keeps its connection keeps its process with it. In an open loop a request takes any
  /// connection that is free, which the simulation leaves out: there each request finds a process anew.
  public let connections: Connections

  /// A closed loop: each of `clients` sends its next request when the last one has returned and it has thought about
  /// it.
  ///
  /// Throws where there are no clients.
  public static func closed(
    clients: Int, think: Distribution = .zero, start: Start = .together, connections: Connections = .fresh
  ) throws(CapacityError) -> Arrivals {
    try Limits.check(count: clients, "the arrivals", "the number of clients")
    return Arrivals(loop: .closed(clients: clients, think: think, start: start), connections: connections)
  }

  /// An open loop: requests come at `rate` a second whatever became of those before.
  ///
  /// Latency counts from the intended arrival, so nothing is omitted while the server stalls. Throws where the rate is
  /// not from 1e-9 to 1e9 a second.
  public static func open(
    rate: Double, _ pattern: Pattern, connections: Connections = .fresh
  ) throws(CapacityError) -> Arrivals {
    let accepted = "give from 1e-9 to 1e9 requests a second"
    try Limits.check(rate, in: 1e-9...1e9, "the arrivals", "the rate", accepted)
    return Arrivals(loop: .open(rate: rate, pattern: pattern), connections: connections)
  }

  /// One client, which sends one request after the other.
  public static let oneByOne = Arrivals(
    loop: .closed(clients: 1, think: .zero, start: .together), connections: .fresh)

  /// How many clients there are; `nil` in an open loop.
  public var clients: Int? { if case .closed(let clients, _, _) = loop { clients } else { nil } }

  /// Requests a second of an open loop; `nil` in a closed one.
  public var rate: Double? { if case .open(let rate, _) = loop { rate } else { nil } }

  /// Whether the first request of a closed loop goes alone.
  public var startsAlone: Bool { if case .closed(_, _, .firstAlone) = loop { true } else { false } }
}
