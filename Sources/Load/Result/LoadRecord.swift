/// What became of one request of a load that was answered.
package struct LoadRecord: Hashable, Sendable {
  /// Counts from 0, in the order in which they were sent.
  package var request: Int
  /// The row that it asked for; nil where it left that to the view, or there is none.
  package var row: Int?
  /// When it was meant to be sent, in nanoseconds of CLOCK_MONOTONIC; in a closed loop when it was.
  package var intended: Int
  /// When it was sent, just before its connection was begun.
  package var sent: Int
  /// When the last byte of its answer had come.
  package var received: Int
  /// What the probe tells of it; nil for a path of the app's own.
  package var work: Work?

  /// Who did the work, and when, by the probe.
  package struct Work: Hashable, Sendable {
    package var process: Int
    /// Nanoseconds of the server's CLOCK_MONOTONIC, which on one machine is the kit's too.
    package var enter: Int
    package var exit: Int

    package init(process: Int, enter: Int, exit: Int) {
      (self.process, self.enter, self.exit) = (process, enter, exit)
    }
  }
}
