package import Conformance

/// The same model in another size.
extension ServerModel {
  /// With so many processes; of a split server, on the side of its sync paths.
  package func with(processes: Int) -> ServerModel {
    var side = syncSide
    side.processes = processes...processes
    return with(syncSide: side)
  }

  /// With so many threads in each blocking worker; `nil` where it has no such workers.
  package func with(threads: Int) -> ServerModel? {
    switch syncSide.executor {
    case .threads, .threadPerRequest: break
    case .greenlets, .loop: return nil
    }
    var side = syncSide
    side.executor = .threads(threads)
    return with(syncSide: side)
  }

  private func with(syncSide side: Side) -> ServerModel {
    isSplit
      ? ServerModel(sync: side, async: asyncSide, backends: declaredBackends)
      : ServerModel(side, backends: declaredBackends)
  }
}
