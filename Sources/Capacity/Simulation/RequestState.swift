/// One request on its way, or the client that will send it: requests live in slots that are used again.
struct RequestState {
  enum Phase: UInt8 {
    /// Between requests, or queued; the event of this phase is the client's next sending.
    case outside
    /// On its thread, before its work.
    case overhead
    case work
  }

  /// When it was sent, when it got its thread, and since when it waits; in nanoseconds.
  var sent = 0.0
  var began = 0.0
  var since = 0.0
  /// How long its work takes, in nanoseconds.
  var work = 0.0
  /// -1 before it has one.
  var process: Int32 = -1
  /// -1 where it locks none.
  var row: Int32 = -1
  /// The next one in the queue that it waits in; a request waits in one queue at most.
  var next: Int32 = -1
  var phase = Phase.outside
}
