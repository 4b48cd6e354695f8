/// What became of one request of a load that was answered.
public struct LoadRecord: Hashable, Sendable {
  /// Counts from 0, in the order in which they were sent.
  public var request: Int
  /// The row that it asked for; nil where it left that to the view, or there is none.
  public var row: Int?
  /// When it was meant to be sent, in nanoseconds of CLOCK_MONOTONIC; in a closed loop when it was.
  public var intended: Int
  /// When it was sent, just before its connection was begun.
  public var sent: Int
  /// When the last byte of its answer had come.
  public var received: Int
  /// What the probe tells of it; nil for a path of the app's own.
  public var work: Work?

  /// Who did the work, and when, by the probe.
  public struct Work: Hashable, Sendable {
    public var process: Int
    /// Nanoseconds of the server's CLOCK_MONOTONIC, which on one machine is the kit's too.
    public var enter: Int
    public var exit: Int
  }
}
