public import Capacity

extension Station {
  /// Which views the requests are for.
  public enum Views: Hashable, Sendable { case sync, async }

  /// What a server that keeps `model` is to the simulation, for requests of its sync or of its async views.
  ///
  /// Blocking workers run both alike, and accept when they have a free thread; where several processes have several
  /// threads each, they may accept ahead of them, as Gunicorn's gthread does, and so count as event loops. Event loops accept all that they find, and
  /// nobody promises which of them: their weights are drawn from the seed. They run async views without a bound. Of a
  /// split server it is the side that the views are routed to. Throws where that has no process or no thread.
  public init(
    _ model: ServerModel, views: Views = .sync, backends: Backends? = nil, coldStart: Double = 0
  ) throws(CapacityError) {
    let executor: Executor
    let placement: Placement
    switch (model, views) {
    case (.wsgi(_, let threads), _), (.split(_, let threads, _), .sync):
      let acceptsAhead = threads > 1 && model.syncProcesses > 1
      (executor, placement) = (.threads(threads), acceptsAhead ? .eventLoops(weights: nil) : .sharedQueue)
    case (.asgi(_, let sensitivity), .sync): (executor, placement) = (Executor(sensitivity), .eventLoops(weights: nil))
    case (.asgi, .async), (.split, .async): (executor, placement) = (.unbounded, .eventLoops(weights: nil))
    }
    try self.init(
      processes: views == .sync ? model.syncProcesses : model.asyncProcesses, executor: executor, placement: placement,
      backends: backends, coldStart: coldStart)
  }
}

extension Station.Executor {
  /// Where sync views run under ASGI.
  public init(_ sensitivity: ServerModel.ThreadSensitivity) {
    switch sensitivity {
    case .oneThread: self = .threads(1)
    case .pool(let size): self = .threads(size)
    case .perRequest: self = .unbounded
    }
  }
}
