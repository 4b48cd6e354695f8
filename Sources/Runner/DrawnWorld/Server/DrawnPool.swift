/// The Postgres connections of a drawn process, which its requests take in turns.
final class DrawnPool {
  /// How many may still be taken.
  private var free: Int
  /// Those that are open and that nobody has.
  private var idle: [Int] = []
  private var waiting: [(_ idle: Int?) -> Void] = []

  /// `nil` where a process has none.
  init?(_ drawing: Drawing) {
    guard let size = drawing.pooledBackends else { return nil }
    free = size + (drawing.flaw == .databasePoolOneOver ? 1 : drawing.flaw == .databasePoolOneShort ? -1 : 0)
  }

  /// Calls `next` once there is one to be had: with one that is open, or with none where it has to be opened.
  func take(_ next: @escaping (_ idle: Int?) -> Void) {
    guard free > 0 else { return waiting.append(next) }
    free -= 1
    next(idle.popLast())
  }

  /// Takes one back, for whoever has waited for the longest time.
  func giveBack(_ backend: Int) {
    guard waiting.isEmpty else { return waiting.removeFirst()(backend) }
    free += 1
    idle.append(backend)
  }

  /// Forgets who waits.
  func dismiss() { waiting = [] }
}
