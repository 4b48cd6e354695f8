/// A first-come-first-served queue of requests, linked through their slots, so that it needs no memory of its own.
struct RequestQueue {
  private var head: Int32 = -1
  private var tail: Int32 = -1

  @inline(__always)
  mutating func append(_ slot: Int32, in requests: inout [RequestState]) {
    requests[Int(slot)].next = -1
    if head < 0 { head = slot } else { requests[Int(tail)].next = slot }
    tail = slot
  }

  /// The first one, or -1.
  @inline(__always)
  mutating func popFirst(in requests: [RequestState]) -> Int32 {
    let slot = head
    if slot >= 0 { head = requests[Int(slot)].next }
    return slot
  }
}
