/// The slots of a process: a connection is accepted only when one is free. Others wait in the kernel's queue, where any
/// process may take them. Used on the event loop only.
final class Slots {
  /// `nil` where nothing bounds them.
  private let count: Int?
  private let grow: (Int) -> Void
  private var taken = 0
  private var lent = 0
  /// How many connections more are accepted than there are slots for, for a fault.
  var backlog = 0
  /// Called when a slot has become free.
  var whenFree: () -> Void = {}

  /// `grow` makes sure of so many threads, for slots that are lent.
  init(_ count: Int?, grow: @escaping (Int) -> Void = { _ in }) { (self.count, self.grow) = (count, grow) }

  var isFree: Bool { count.map { taken < $0 + backlog } ?? true }

  /// A connection of a blocking worker was accepted, or a sync view has come to an event loop.
  func claim() -> Claim {
    taken += 1
    return Claim(on: self)
  }

  /// A request that goes on gives its slot away…
  func lend() {
    lent += 1
    if let count { grow(count + lent) }
    release()
  }

  /// …and has one again, even if that makes one too many.
  func takeBack() {
    lent -= 1
    taken += 1
  }

  fileprivate func release() {
    taken -= 1
    if isFree { whenFree() }
  }
}

/// One connection's hold on a slot, or that of one sync view. Used on the event loop only.
final class Claim {
  private var slots: Slots?

  fileprivate init(on slots: Slots) { self.slots = slots }

  /// Gives the slot back, the first time it is called.
  func release() {
    slots?.release()
    slots = nil
  }
}
