import Dispatch
import NIOCore

/// Runs async views on the event loop. Used there only.
final class AsyncViews {
  typealias Answer = @Sendable (Response) -> Void

  private let probe: Probe
  private let loop: any EventLoop
  private let sync: any SyncExecutor
  private let calls: SyncCalls
  private let backend: AsyncBackend
  // Those that wait for their turn, under the fault that makes them; the first one runs.
  private var turns: [() -> Void] = []

  init(_ probe: Probe, on loop: any EventLoop, beside sync: any SyncExecutor, _ calls: SyncCalls) {
    (self.probe, self.loop, self.sync, self.calls) = (probe, loop, sync, calls)
    backend = AsyncBackend(probe, on: loop)
  }

  func run(_ request: Request, _ view: ViewName, then answer: @escaping Answer) {
    let (me, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
    switch probe.fault {
    case .asyncViewsWaitForSync:
      sync.pass { loop.execute { me.value.begin(request, view, then: answer) } }
    case .asyncViewsTakeTurns:
      turns.append {
        me.value.begin(request, view) { response in
          answer(response)
          loop.execute { me.value.endTurn() }
        }
      }
      if turns.count == 1 { turns[0]() }
    default: begin(request, view, then: answer)
    }
  }

  /// Begins a view: on the loop, behind its sync middleware where it has one, or in its sync call.
  private func begin(_ request: Request, _ view: ViewName, then answer: @escaping Answer) {
    switch view {
    case .asyncBehindSync: passMiddleware(request, view, then: answer)
    case .asyncSyncGate: call(request, view, then: answer)
    default: enter(request, view, then: answer)
    }
  }

  /// Runs all of a view that is one sync call on the thread that such calls have.
  private func call(_ request: Request, _ view: ViewName, then answer: @escaping Answer) {
    do {
      let isSensitive = try Parameters(request.query).threadSensitive ?? true
      try calls.run({ [probe] in probe.answer(request, view, on: $0) }, sensitive: isSensitive, then: answer)
    } catch {
      answer(.failed(error, request: request.query["request"]))
    }
  }

  private func passMiddleware(_ request: Request, _ view: ViewName, then answer: @escaping Answer) {
    let (me, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
    let isDone = probe.fault == .syncMiddlewareKeepsThread ? DispatchSemaphore(value: 0) : nil
    sync.run { _ in
      loop.execute {
        me.value.enter(request, view) { response in
          answer(response)
          isDone?.signal()
        }
      }
      isDone?.wait()
      return .none
    } then: { _ in
    }
  }

  private func endTurn() {
    turns.removeFirst()
    turns.first?()
  }

  /// Answers on the loop, at once or when the upstream has let the request go.
  private func enter(_ request: Request, _ view: ViewName, then answer: @escaping Answer) {
    let visit: Visit
    do { visit = try probe.enter(view, request) } catch {
      return answer(.failed(error, request: request.query["request"]))
    }
    do {
      if view == .asyncBlocking || (probe.fault == .blockingAsyncViews && view == .async && visit.parameters.holds) {
        try BlockingUpstream.wait(for: visit.caller, at: probe.upstream)
        return answer(probe.left(visit))
      }
    } catch {
      return answer(probe.raised(error, in: visit))
    }
    guard view == .asyncBackend || visit.parameters.holds else { return answer(probe.left(visit)) }
    let work =
      view == .asyncBackend ? backend.run(visit) : StreamUpstream.wait(for: visit.caller, at: probe.upstream, on: loop)
    work.assumeIsolated().whenComplete { [probe] result in
      switch result {
      case .success: answer(probe.left(visit))
      case .failure(let error): answer(probe.raised(error, in: visit))
      }
    }
  }
}
