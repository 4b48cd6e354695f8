/// What is to happen next: the end of a phase of one request.
struct Event: Comparable {
  /// In nanoseconds since the start.
  let time: Double
  /// The sequence number in the upper half, so that ties are broken by who was first; the request in the lower half.
  let order: UInt64

  @inline(__always)
  init(time: Double, sequence: UInt32, request: Int32) {
    self.time = time
    order = UInt64(sequence) &<< 32 | UInt64(UInt32(bitPattern: request))
  }

  @inline(__always)
  var request: Int32 { Int32(truncatingIfNeeded: order) }

  @inline(__always)
  static func < (left: Event, right: Event) -> Bool {
    left.time < right.time || (left.time == right.time && left.order < right.order)
  }
}
