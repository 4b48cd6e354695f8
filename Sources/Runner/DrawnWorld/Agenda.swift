/// A virtual clock, and what will happen when on it.
final class Agenda {
  private struct Entry {
    var time: Int
    /// Tells the order of those at one moment.
    var number: Int
    var action: () -> Void
  }

  /// Nanoseconds.
  private(set) var now: Int
  private var heap: [Entry] = []
  private var numbers = 0

  init(at now: Int) { self.now = now }

  /// Has `action` happen so much later.
  func after(_ delay: Int, _ action: @escaping () -> Void) {
    numbers += 1
    heap.append(Entry(time: now + max(0, delay), number: numbers, action: action))
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Lets the next thing happen that is due by `time`; where nothing is, it is that time now, and the answer false.
  func step(by time: Int) -> Bool {
    guard let first = heap.first, first.time <= time else {
      now = max(now, time)
      return false
    }
    removeFirst()
    now = max(now, first.time)
    first.action()
    return true
  }

  /// Reads the clock, which takes a moment: no two readings are the same.
  func read() -> Int {
    now += 1_000
    return now
  }

  /// Puts off all that is still to happen, as on a machine that gives nobody a turn.
  func putOff(by delay: Int) { for index in heap.indices { heap[index].time += delay } }

  /// Nothing will happen any more.
  func clear() { heap = [] }

  private func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    (heap[one].time, heap[one].number) < (heap[other].time, heap[other].number)
  }
}
