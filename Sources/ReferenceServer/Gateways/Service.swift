import NIOCore

/// What one worker process does: its gateway behind HTTP. Made and used on the event loop only.
final class Service {
  private let connections = Connections()
  private let acceptor: Acceptor

  init(_ options: Options, on loop: any EventLoop) throws(ServingError) {
    let (connections, turn) = (connections, options.fault == .acceptMutex ? ProcessTurn(loop) : nil)
    switch options.model {
    case .wsgi:
      let gateway = try WSGIGateway(options.plan.threads, fault: options.fault, on: loop)
      let slots = gateway.slots
      var hesitation: TimeAmount?
      if options.fault == .oneGreedyWorker {
        if ProcessTurn.isOurs() { slots.backlog = 2 } else { hesitation = .milliseconds(25) }
      }
      func open(_ connection: Int32) {
        let claim = slots.claim()
        let run: RequestHandler.Run = { gateway.run($0, claim: claim, $1) }
        RequestHandler(keepsAlive: false, in: connections, run: turn?.around(run) ?? run, whenOver: claim.release)
          .serve(connection, on: loop)
      }
      let acceptor = try Acceptor(on: loop, hesitation: hesitation, while: { slots.isFree }, open: open)
      slots.whenFree = acceptor.acceptIfFree
      self.acceptor = acceptor
    case .asgi:
      let gateway = try ASGIGateway(options, on: loop)
      func open(_ connection: Int32) {
        RequestHandler(keepsAlive: true, in: connections, run: turn?.around(gateway.run) ?? gateway.run)
          .serve(connection, on: loop)
      }
      let slots = gateway.slots
      let acceptor = try Acceptor(on: loop, while: { slots?.isFree ?? true }, open: open)
      slots?.whenFree = acceptor.acceptIfFree
      self.acceptor = acceptor
    }
  }

  /// Accepts no more, answers what was accepted, and calls `done` then.
  func stop(_ done: @escaping () -> Void) {
    acceptor.stop()
    connections.drain(done)
  }
}
