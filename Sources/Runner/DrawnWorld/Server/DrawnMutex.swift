/// A lock that all processes of a drawn server share, for a flaw: one of them keeps it while any of its requests runs.
final class DrawnMutex {
  private let isUsed: Bool
  private var owner: Worker?
  private var inside = 0
  private var waiting: [(worker: Worker, begin: () -> Void)] = []

  init(isUsed: Bool) { self.isUsed = isUsed }

  func enter(_ worker: Worker, _ begin: @escaping () -> Void) {
    guard isUsed, let owner, owner !== worker else {
      (owner, inside) = (worker, inside + 1)
      return begin()
    }
    waiting.append((worker, begin))
  }

  /// Forgets who waits.
  func dismiss() { (owner, waiting) = (nil, []) }

  func leave(_ worker: Worker) {
    inside -= 1
    guard isUsed, inside == 0 else { return }
    owner = nil
    guard let next = waiting.first?.worker else { return }
    let ready = waiting.filter { $0.worker === next }
    waiting.removeAll { $0.worker === next }
    for one in ready { enter(next, one.begin) }
  }
}
