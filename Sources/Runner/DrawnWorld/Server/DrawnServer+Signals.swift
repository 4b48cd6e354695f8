import Histories

/// What signals do to a server whose main process only watches its workers.
extension DrawnServer {
  /// Whether a worker is suspended.
  var hasStopped: Bool { workers.contains { $0.isStopped && !$0.isDead } }

  /// Writes down who is suspended.
  func noteStopped() {
    for worker in workers where worker.isStopped && !worker.isDead { life.suspend(worker.process, at: agenda.now) }
  }

  /// Sends a signal to the main process or to a worker; false if there is no such process.
  func signal(_ signal: Signal, to process: Int) -> Bool {
    let index = workers.firstIndex { $0.process == process && !$0.isDead }
    guard index != nil || (process == main && !life.hasLost(main)) else { return false }
    life.signal(signal, to: process, at: agenda.now)
    agenda.after(lag(20...2_000)) { [self] in
      if let index { workerTakes(signal, index) } else { mainTakes(signal) }
    }
    return true
  }

  private func workerTakes(_ signal: Signal, _ index: Int) {
    let worker = workers[index]
    guard !worker.isDead else { return }
    let goes = { [self] (exit: ServerEvent.Exit) in
      life.lose(worker.process, exit, at: agenda.now)
      if drawing.replacesWorkers { replace(index) }
    }
    switch signal {
    case .kill:
      worker.die()
      goes(.signal(9))
    case .term, .int, .quit: retire(worker) { goes($0) }
    case .hup, .usr1, .usr2: break
    }
  }

  private func mainTakes(_ signal: Signal) {
    guard !life.hasLost(main) else { return }
    switch signal {
    case .kill:
      isStopping = true
      life.lose(main, .signal(9), at: agenda.now)
      // They end with the main process, of which they notice that it has gone.
      for worker in workers where !worker.isDead {
        worker.die()
        life.lose(worker.process, .code(1), at: agenda.now)
      }
    case .term, .int, .quit:
      isStopping = true
      for worker in workers where !worker.isDead {
        retire(worker) { [self] exit in
          life.lose(worker.process, exit, at: agenda.now)
          endIfAllHave()
        }
      }
      endIfAllHave()
    case .hup:
      for (index, worker) in workers.enumerated() where !worker.isDead {
        replace(index)
        retire(worker) { [self] exit in life.lose(worker.process, exit, at: agenda.now) }
      }
    case .usr1, .usr2: break
    }
  }

  private func endIfAllHave() {
    if workers.allSatisfy(\.isDead) { life.lose(main, .code(0), at: agenda.now) }
  }

  /// Has a worker end that has answered as many as it was to, and another one take its place.
  func recycle(_ worker: Worker) {
    worker.retire { [self] in
      life.lose(worker.process, .code(0), at: agenda.now)
      let index = workers.firstIndex { $0 === worker }
      if let index, drawing.flaw != .losesRecycledWorkers { replace(index) }
    }
  }

  /// Has a worker end when it has answered what it has accepted, or is killed when its grace is over.
  private func retire(_ worker: Worker, then: @escaping (ServerEvent.Exit) -> Void) {
    worker.retire { then(.code(0)) }
    agenda.after(drawing.grace * 1_000_000) {
      guard !worker.isDead else { return }
      worker.die()
      then(.signal(9))
    }
  }
}
