/// One request on its way, or the client that will send it: requests live in slots that are used again.
struct Request {
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

/// A first-come-first-served queue of requests, linked through their slots, so that it needs no memory of its own.
struct RequestQueue {
  private var head: Int32 = -1
  private var tail: Int32 = -1

  @inline(__always)
  mutating func append(_ slot: Int32, in requests: inout [Request]) {
    requests[Int(slot)].next = -1
    if head < 0 { head = slot } else { requests[Int(tail)].next = slot }
    tail = slot
  }

  /// The first one, or -1.
  @inline(__always)
  mutating func popFirst(in requests: [Request]) -> Int32 {
    let slot = head
    if slot >= 0 { head = requests[Int(slot)].next }
    return slot
  }
}
