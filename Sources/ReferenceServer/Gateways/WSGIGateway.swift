import NIOCore

/// Blocking workers: every request, sync or async, runs on one thread from its beginning to its end.
final class WSGIGateway {
  let slots: Slots
  /// What its greenlets hand on; `nil` where requests have threads.
  let baton: Baton?
  private let probe: Probe
  private let threads: any SyncExecutor
  private let background = FreshThreads(atMost: nil)

  init(_ threads: Plan.Threads, fault: Fault?, _ pool: DatabasePool?, on loop: any EventLoop) throws(ServingError) {
    let slots: Slots
    switch threads {
    case .kept(let count):
      let pool = try ThreadPool(count)
      (slots, self.threads, baton) = (Slots(count) { pool.grow(to: $0) }, pool, nil)
    case .fresh(let most): (slots, self.threads, baton) = (Slots(most), FreshThreads(atMost: most), nil)
    case .shared(let count, let stops):
      slots = Slots(count)
      let waiting = NIOLoopBound(slots, eventLoop: loop)
      let baton = stops.map { Baton(stopsIn: $0) { loop.execute { waiting.value.whenFree() } } }
      (self.baton, self.threads) = (baton, Greenlets(count, baton))
    case .loop: throw ServingError("blocking workers have no event loop to run their views on")
    }
    let shared = NIOLoopBound(slots, eventLoop: loop)
    let lending = Lending(
      during: fault?.lends, lend: { loop.execute { shared.value.lend() } },
      takeBack: { loop.execute { shared.value.takeBack() } })
    self.slots = slots
    probe = Probe(fault: fault, loopThread: nil, lending: lending, baton: baton, pool: pool)
  }

  func run(_ request: Request, claim: Claim, _ answer: @escaping @Sendable (Response) -> Void) {
    guard let view = probe.view(for: request) else { return answer(.notFound) }
    let work = { @Sendable [probe] (session: Session) in probe.answer(request, view, on: session) }
    guard view.isAsync, probe.fault == .asyncViewsOffWorker else { return threads.run(work, then: answer) }
    claim.release()
    background.run(work, then: answer)
  }
}
