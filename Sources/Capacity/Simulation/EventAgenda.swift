import HeapModule

/// The events to come, earliest first.
///
/// Most events schedule one other, so the one that is due stays in the heap until then and is replaced in place.
struct EventAgenda {
  private var heap = Heap<Event>()
  private var isDue = false
  private var sequence: UInt32 = 0
  var isEmpty: Bool { heap.isEmpty }
  /// How many events have been due.
  private(set) var count = 0

  @inline(__always)
  mutating func schedule(_ request: Int32, at time: Double) {
    let event = Event(time: time, sequence: sequence, request: request)
    sequence &+= 1
    if isDue {
      isDue = false
      heap.replaceMin(with: event)
    } else {
      heap.insert(event)
    }
  }

  @inline(__always)
  mutating func next() -> Event? {
    if isDue { heap.removeMin() }
    guard let event = heap.min else {
      isDue = false
      return nil
    }
    isDue = true
    count &+= 1
    return event
  }
}
