import Conformance
import Histories

extension ServerModel {
  /// What somebody might claim of a server of this model who is wrong in one number or kind, each of which can be seen.
  ///
  /// A pool of one thread and one thread for all are the same thing, so neither is claimed for the other.
  var lies: [ServerModel] {
    guard isSplit else { return syncSide.lies.map { ServerModel($0) } }
    return syncSide.lies.filter { $0.gateway == .wsgi }.map { ServerModel(sync: $0, async: asyncSide) }
      + asyncSide.wrongProcesses.map { ServerModel(sync: syncSide, async: $0) }
  }
}

extension Side {
  fileprivate var lies: [Side] {
    wrongProcesses + wrongPools + executor.lies.map { Side(processes: processes, $0, promises) }
  }

  private var wrongPools: [Side] {
    guard let size = pooledConnections else { return [] }
    return [size - 1, size + 1].filter { $0 > 0 }.map { ServerModel(self).pooling($0).syncSide }
  }

  fileprivate var wrongProcesses: [Side] {
    [processes.upperBound - 1, processes.upperBound + 1].filter { $0 > 0 }.map {
      Side(processes: $0, executor, promises)
    }
  }
}

extension Executor {
  fileprivate var lies: [Executor] {
    switch self {
    case .threads(let count):
      [count - 1, count + 1].filter { $0 > 0 }.map(Executor.threads)
        + [.threadPerRequest, .loop(syncViews: .oneThread), .loop(syncViews: .perRequest)]
    case .threadPerRequest: [.threads(1), .threads(8), .loop(syncViews: .perRequest)]
    case .loop(.oneThread): [.loop(syncViews: .pool(2)), .loop(syncViews: .perRequest), .threads(1)]
    case .loop(.pool(let size)):
      [size - 1, size + 1].filter { $0 > 1 }.map { .loop(syncViews: .pool($0)) }
        + (size > 1 ? [.loop(syncViews: .oneThread)] : []) + [.loop(syncViews: .perRequest), .threads(size)]
    case .loop(.perRequest): [.loop(syncViews: .oneThread), .loop(syncViews: .pool(6)), .threadPerRequest]
    case .loop(nil), .greenlets: []
    }
  }
}
