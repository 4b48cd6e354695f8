/// What a worker process does.
enum WorkerJob: Equatable, Sendable {
  /// Runs views, as one of the processes that the model says.
  case gateway(ReferenceModel, Fault?)
  /// Hands requests on to those who do.
  case router(SplitPorts, Fault?)

  /// How many processes do it.
  var processes: Int {
    switch self {
    case .gateway(let model, let fault): Plan(model, fault).processes
    case .router: 1
    }
  }

  var fault: Fault? {
    switch self {
    case .gateway(_, let fault), .router(_, let fault): fault
    }
  }
}

/// Where the two sides of a split server listen, on the loopback address.
struct SplitPorts: Equatable, Sendable {
  var sync: Int
  var async: Int

  subscript(side: SplitSide) -> Int {
    get { side == .sync ? sync : async }
    set { if side == .sync { sync = newValue } else { async = newValue } }
  }
}
