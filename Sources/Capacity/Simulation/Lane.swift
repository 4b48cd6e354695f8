/// One process while it is simulated.
struct Lane {
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

/// A resource of which some are free, and the requests that wait for one: a pool of backends, or one row.
struct Resource {
  private var free: Int32
  private var queue = RequestQueue()

  init(_ count: Int) { free = Int32(clamping: count) }

  /// Takes one and tells so, or joins the queue.
  @inline(__always)
  mutating func take(_ slot: Int32, at now: Double, in requests: inout [Request]) -> Bool {
    if free > 0 {
      free &-= 1
      return true
    }
    requests[Int(slot)].since = now
    queue.append(slot, in: &requests)
    return false
  }

  /// Hands one on to the first in the queue and tells who that is, or has it free again and tells -1.
  @inline(__always)
  mutating func handOn(in requests: [Request]) -> Int32 {
    let slot = queue.popFirst(in: requests)
    if slot < 0 { free &+= 1 }
    return slot
  }
}

/// The processes that would accept from the shared queue, the one that has been idle longest first.
struct AcceptLine {
  private var ring: [Int32]
  private var first = 0
  private var count = 0

  init(processes: Int) { ring = [Int32](repeating: 0, count: processes) }

  mutating func append(_ process: Int32) {
    let end = first &+ count
    ring[end < ring.count ? end : end &- ring.count] = process
    count &+= 1
  }

  mutating func popFirst() -> Int32? {
    guard count > 0 else { return nil }
    let process = ring[first]
    first = first &+ 1 == ring.count ? 0 : first &+ 1
    count &-= 1
    return process
  }
}
