public import Conformance

extension Station {
  /// What a server that keeps `model` is to the simulation.
  ///
  /// Blocking workers accept when they have a free thread. Event loops accept all that they find, and nobody promises
  /// which of them: their weights are drawn from the seed. Throws where the model has no process or no thread.
  public init(_ model: ServerModel, backends: Backends? = nil, coldStart: Double = 0) throws(CapacityError) {
    let executor: Executor
    let placement: Placement
    switch model {
    case .wsgi(_, let threads): (executor, placement) = (.threads(threads), .sharedQueue)
    case .asgi(_, let sensitivity): (executor, placement) = (Executor(sensitivity), .eventLoops(weights: nil))
    }
    try self.init(
      processes: model.processes, executor: executor, placement: placement, backends: backends, coldStart: coldStart)
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
