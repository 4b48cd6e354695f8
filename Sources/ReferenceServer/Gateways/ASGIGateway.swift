import NIOCore

/// An event loop: async views run on it, sync views where the model says.
final class ASGIGateway {
  /// Those of its sync views; nil where it does not matter how many there are.
  let slots: Slots?
  private let probe: Probe
  private let sync: any SyncExecutor
  private let async: AsyncViews

  /// Made on the event loop, whose thread it notes.
  init(_ model: ReferenceModel, fault: Fault?, _ pool: DatabasePool?, on loop: any EventLoop) throws(ServingError) {
    let plan = Plan(model, fault)
    probe = Probe(fault: fault, loopThread: PosixThread.current, lending: .never, pool: pool)
    let threads: any SyncExecutor =
      switch plan.threads {
      case .kept(let count) where fault == .retiresIdleThreads: try RetiringPool(count)
      case .kept(let count): try ThreadPool(count)
      case .fresh(let most): FreshThreads(atMost: most)
      case .loop: LoopThread()
      case .shared: throw ServingError("event loops have no greenlets to run their views on")
      }
    let slots = plan.room.map { Slots($0) }
    self.slots = slots
    sync = slots.map { SlotHolding($0, of: threads, on: loop) } ?? threads
    let calls = SyncCalls(beside: sync, model: model, fault: fault)
    async = AsyncViews(probe, on: loop, beside: sync, calls)
  }

  func run(_ request: Request, _ answer: @escaping @Sendable (Response) -> Void) {
    guard let view = probe.view(for: request) else { return answer(.notFound) }
    if view.isAsync {
      async.run(request, view, then: answer)
    } else {
      sync.run({ [probe] in probe.answer(request, view, on: $0) }, then: answer)
    }
  }
}
