/// A resource of which some are free, and the requests that wait for one: a pool of backends, or one row.
struct Resource {
  private var free: Int32
  private var queue = RequestQueue()

  init(_ count: Int) { free = Int32(clamping: count) }

  /// Takes one and tells so, or joins the queue.
  @inline(__always)
  mutating func take(_ slot: Int32, at now: Double, in requests: inout [RequestState]) -> Bool {
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
  mutating func handOn(in requests: [RequestState]) -> Int32 {
    let slot = queue.popFirst(in: requests)
    if slot < 0 { free &+= 1 }
    return slot
  }
}
