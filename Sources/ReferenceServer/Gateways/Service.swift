import NIOCore

/// What one worker process does, behind HTTP: its gateway, or the router. Made and used on the event loop only.
final class Service {
  private let connections = Connections()
  private let acceptor: Acceptor

  init(_ job: WorkerJob, _ pool: DatabasePool?, on loop: any EventLoop) throws(ServingError) {
    let connections = connections
    switch job {
    case .gateway(let model, let fault):
      let model = model.replaced(by: fault)
      let turn = fault == .acceptMutex ? ProcessTurn(loop) : nil
      switch model {
      case .wsgi, .greenlets:
        let gateway = try WSGIGateway(Plan(model, fault).threads, fault: fault, pool, on: loop)
        let (slots, baton) = (gateway.slots, gateway.baton)
        // Each connection has a greenlet, for as long as it is open.
        let keepsAlive = if case .greenlets = model { true } else { false }
        var hesitation: TimeAmount?
        if fault == .oneGreedyWorker {
          if ProcessTurn.isOurs() { slots.backlog = 2 } else { hesitation = .milliseconds(25) }
        }
        func open(_ connection: Int32) {
          let claim = slots.claim()
          let run: RequestHandler.Run = { gateway.run($0, claim: claim, $1) }
          RequestHandler(
            keepsAlive: keepsAlive, in: connections, run: turn?.around(run) ?? run, whenOver: claim.release
          )
          .serve(connection, on: loop)
        }
        let acceptor = try Acceptor(
          on: loop, hesitation: hesitation, while: { slots.isFree && baton?.isStopped != true }, open: open)
        slots.whenFree = acceptor.acceptIfFree
        self.acceptor = acceptor
      case .asgi:
        let gateway = try ASGIGateway(model, fault: fault, pool, on: loop)
        func open(_ connection: Int32) {
          RequestHandler(keepsAlive: true, in: connections, run: turn?.around(gateway.run) ?? gateway.run)
            .serve(connection, on: loop)
        }
        let slots = gateway.slots
        let acceptor = try Acceptor(on: loop, while: { slots?.isFree ?? true }, open: open)
        slots?.whenFree = acceptor.acceptIfFree
        self.acceptor = acceptor
      }
    case .router(let ports, let fault):
      let router = PathRouter(routes: SplitRoutes(fault: fault), ports: ports, loop: loop)
      acceptor = try Acceptor(on: loop, while: { true }) { connection in
        RequestHandler(keepsAlive: true, in: connections, run: router.run).serve(connection, on: loop)
      }
    }
  }

  /// The same once it has given so many answers.
  func stop(after answers: Int, _ done: @escaping () -> Void) {
    connections.afterAnswers(answers) { self.stop(done) }
  }

  /// Accepts no more, answers what was accepted, and calls `done` then.
  func stop(_ done: @escaping () -> Void) {
    acceptor.stop()
    connections.drain(done)
  }
}
