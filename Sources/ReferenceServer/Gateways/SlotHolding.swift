import NIOCore

/// The threads of another executor, with a slot taken for each piece of work from when it comes until it has been answered.
///
/// Work that finds no thread free takes one too, so a slot is free only when a thread is. Used on the event loop only.
final class SlotHolding: SyncExecutor {
  private let executor: any SyncExecutor
  private let slots: Slots
  private let loop: any EventLoop

  init(_ slots: Slots, of executor: any SyncExecutor, on loop: any EventLoop) {
    (self.slots, self.executor, self.loop) = (slots, executor, loop)
  }

  func run(_ work: @escaping @Sendable (Session) -> Response, then answer: @escaping @Sendable (Response) -> Void) {
    let (claim, loop) = (NIOLoopBound(slots.claim(), eventLoop: loop), loop)
    executor.run(work) { response in
      answer(response)
      loop.execute { claim.value.release() }
    }
  }

  func pass(_ next: @escaping @Sendable () -> Void) { executor.pass(next) }
}
