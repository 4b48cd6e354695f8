/// A thread of a drawn process, and the Postgres connection that it has open.
final class DrawnThread {
  let id: Int
  var backend: Int?

  init(_ id: Int) { self.id = id }
}

/// The threads of a drawn process that take work from one queue.
final class Threads {
  typealias Job = (DrawnThread, _ done: @escaping () -> Void) -> Void

  /// How many there are; `nil` where each piece of work gets one.
  private let limit: Int?
  /// Whether a thread ends with its work.
  private let areFresh: Bool
  /// Whether a thread that finds nothing to do while others run is idle until all are, for a flaw.
  private let retires: Bool
  private var retired = 0
  private let make: () -> DrawnThread
  private let end: (DrawnThread) -> Void
  private var idle: [DrawnThread] = []
  private var queue: [Job] = []
  private var whenNoneRuns: [() -> Void] = []
  private(set) var running = 0
  /// How many more there are, for those that were lent.
  private var extra = 0

  init(
    _ limit: Int?, fresh: Bool = false, retires: Bool = false, make: @escaping () -> DrawnThread,
    end: @escaping (DrawnThread) -> Void = { _ in }
  ) {
    (self.limit, areFresh, self.retires, self.make, self.end) = (limit, fresh, retires, make, end)
  }

  func run(_ job: @escaping Job) {
    queue.append(job)
    startNext()
  }

  /// Calls `next` once a thread has had a place for it; where nothing bounds them, once none of them runs.
  func pass(_ next: @escaping () -> Void) {
    guard limit == nil else {
      return run { _, done in
        next()
        done()
      }
    }
    if running == 0 { next() } else { whenNoneRuns.append(next) }
  }

  func lend() {
    extra += 1
    startNext()
  }

  func takeBack() { extra -= 1 }

  /// Forgets who waits.
  func dismiss() { (queue, whenNoneRuns) = ([], []) }

  private func startNext() {
    while !queue.isEmpty, running < limit.map({ $0 + extra - retired }) ?? .max {
      let job = queue.removeFirst()
      running += 1
      let thread = idle.popLast() ?? make()
      job(thread) {
        self.running -= 1
        if self.retires, self.queue.isEmpty { self.retired = self.running == 0 ? 0 : self.retired + 1 }
        if self.areFresh { self.end(thread) } else { self.idle.append(thread) }
        if self.running == 0 {
          let waiting = self.whenNoneRuns
          self.whenNoneRuns = []
          for next in waiting { next() }
        }
        self.startNext()
      }
    }
  }
}
