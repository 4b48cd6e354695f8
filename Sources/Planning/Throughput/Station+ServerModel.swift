package import Capacity
package import Conformance

extension Station {
  /// What a server that keeps `model` is to the simulation, for requests of `view`.
  ///
  /// Blocking workers run both alike, and accept when they have a free thread; where several processes have several
  /// threads each, they may accept ahead of them, as Gunicorn's gthread does, and so count as event loops. Event loops accept all that they find, and
  /// nobody promises which of them: their weights are drawn from the seed. They run async views without a bound. Greenlets
  /// and threads without a bound accept like event loops. Of a split server it is the side that the views are routed to, and of a number of processes
  /// that follows the load it is the most. Throws where that has no process or no thread.
  package init(
    _ model: ServerModel, for view: View = .gate, backends: Backends? = nil, coldStart: Double = 0
  ) throws(CapacityError) {
    let side = model.side(for: view)
    let processes = side.processes.upperBound
    let slots = side.slots(for: view)
    let placement: Placement
    switch side.executor {
    case .threads(let threads):
      placement = threads > 1 && processes > 1 ? .eventLoops(weights: nil) : .sharedQueue
    case .threadPerRequest, .greenlets, .loop: placement = .eventLoops(weights: nil)
    }
    try self.init(
      processes: processes, executor: slots.map(Executor.threads) ?? .unbounded, placement: placement,
      backends: backends, coldStart: coldStart)
  }
}
