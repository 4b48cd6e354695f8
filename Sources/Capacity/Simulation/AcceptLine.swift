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
