import NIOCore

/// Blocking workers: every request, sync or async, runs on one of the threads from its beginning to its end.
final class WSGIGateway {
  let slots: Slots
  private let probe: Probe
  private let pool: ThreadPool
  private let background = FreshThreads(atMost: nil)

  init(threads: Int, fault: Fault?, on loop: any EventLoop) throws(ServerError) {
    let pool = try ThreadPool(threads)
    let slots = Slots(threads) { pool.grow(to: $0) }
    let shared = NIOLoopBound(slots, eventLoop: loop)
    let lending = Lending(
      during: fault?.lends, lend: { loop.execute { shared.value.lend() } },
      takeBack: { loop.execute { shared.value.takeBack() } })
    (self.pool, self.slots) = (pool, slots)
    probe = Probe(fault: fault, loopThread: nil, lending: lending)
  }

  func run(_ request: Request, claim: Claim, _ answer: @escaping @Sendable (Response) -> Void) {
    guard let view = probe.view(for: request) else { return answer(.notFound) }
    let work = { @Sendable [probe] (session: Session) in probe.answer(request, view, on: session) }
    guard view.isAsync, probe.fault == .asyncViewsOffWorker else { return pool.run(work, then: answer) }
    claim.release()
    background.run(work, then: answer)
  }
}
