/// An event loop of a drawn process: one thread that does one thing at a time, and nothing while a view blocks it.
final class Loop {
  let thread: DrawnThread
  private let after: (_ delay: Int, @escaping () -> Void) -> Void
  private let cost: () -> Int
  private var ready: [() -> Void] = []
  private var isAtWork = false
  private(set) var isBlocked = false

  init(
    _ thread: DrawnThread, cost: @escaping () -> Int, after: @escaping (_ delay: Int, @escaping () -> Void) -> Void
  ) {
    (self.thread, self.cost, self.after) = (thread, cost, after)
  }

  /// Does `work` when its turn has come.
  func perform(_ work: @escaping () -> Void) {
    ready.append(work)
    next()
  }

  /// A view has begun to wait on the loop's own thread.
  func block() { isBlocked = true }

  func unblock() {
    isBlocked = false
    next()
  }

  /// Forgets who waits.
  func dismiss() { ready = [] }

  private func next() {
    guard !isAtWork, !isBlocked, !ready.isEmpty else { return }
    isAtWork = true
    after(cost()) {
      self.isAtWork = false
      // What came first may have blocked the loop meanwhile.
      guard !self.isBlocked, !self.ready.isEmpty else { return }
      self.ready.removeFirst()()
      self.next()
    }
  }
}
