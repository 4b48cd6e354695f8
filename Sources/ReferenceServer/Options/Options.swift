/// What one command line asks for.
struct Options: Equatable, Sendable {
  var layout: Layout
  var place: ListeningPlace
  var fault: Fault?
  /// After how many answers a worker ends, so that another one takes its place; nil is never.
  var recyclesAfter: Int?
  /// How many database connections each process has in a pool; nil where each request, or thread, opens its own.
  var databasePool: Int?
  /// What this process does for the one that the user started, which it is itself if there is none.
  var job: WorkerJob?

  /// What the workers of a gateway do: of the only one, or of that on a side of a split server; nil where there is none.
  func gateway(of side: SplitSide?) -> WorkerJob? {
    switch (layout, side) {
    case (.one(let model), nil): .gateway(model, fault)
    case (.split(let sync, let async), let side?):
      .gateway(side == .sync ? sync : async, fault?.side(in: sync) == side ? fault : nil)
    case (.one, _?), (.split, nil): nil
    }
  }
}
