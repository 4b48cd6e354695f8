/// A closed loop in which the gate is the clock: clients whose requests are all held go on together, tick by tick.
///
/// At each tick everybody who is held is let go; once all of them have been answered their clients send again, each on a
/// new connection; and when as many are inside as are expected, or nobody comes in any more, the next tick is due. What is
/// served for each tick is a throughput in units of the service time, which is the same on a busy machine.
public struct Metronome: Hashable, Sendable {
  /// One that is held.
  public var view: View
  public var clients: Int
  public var ticks: Int
  /// How many requests one process should have inside at once; `nil` where nothing bounds them.
  public var room: Int?
  /// How many should be inside together, if the clients are spread as well as can be.
  public var inside: Int

  public init(_ view: View, clients: Int, ticks: Int, room: Int?, inside: Int) {
    (self.view, self.clients, self.ticks, self.room, self.inside) = (view, clients, ticks, room, inside)
  }
}
