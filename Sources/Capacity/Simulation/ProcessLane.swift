/// One process while it is simulated.
struct ProcessLane {
  var freeThreads: Int32
  var queue = RequestQueue()
  /// Requests that are on its threads or in its queue.
  var load: Int32 = 0
  var isCold: Bool
  /// Whether it stands in the line of those that will accept from the shared queue.
  var isInLine = false
  var answers = 0
  /// Thread-time in nanoseconds.
  var occupied = 0.0

  var hasFreeThread: Bool { freeThreads > 0 }
}
