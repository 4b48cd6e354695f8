extension ServerModel {
  /// After how many requests workers are replaced, of the sides that say so the least; `nil` where none does.
  package var recyclesAfter: Int? { sides.compactMap(\.promises.recyclesAfter).min() }

  /// The same model, whose workers are replaced after so many requests.
  package func recycling(after count: Int?) -> ServerModel { with { $0.promises.recyclesAfter = count } }

  /// The same model, each of whose processes has a pool of so many database connections.
  package func pooling(_ count: Int) -> ServerModel { with { $0.promises.database = .pool(count, overflow: 0) } }

  private func with(_ change: (inout Side) -> Void) -> ServerModel {
    let sides = sides.map { side in
      var side = side
      change(&side)
      return side
    }
    return sides.count > 1
      ? ServerModel(sync: sides[0], async: sides[1], backends: declaredBackends)
      : ServerModel(sides[0], backends: declaredBackends)
  }

  /// How many requests a scenario may send to one worker, so that none is replaced in its middle: the kit needs some to get to
  /// know a new one. `nil` where nothing bounds them.
  var lifetime: Int? { recyclesAfter.map { max(2, $0 - Scenario.acquaintance) } }

  /// How many requests a scenario sends to one process to show that nothing bounds it, each of which may need a connection that
  /// has been found to lead there: a crowd, or as many as a worker lasts for.
  var crowd: Int { lifetime.map { max(Scenario.few, min(Scenario.crowd, $0 / 2)) } ?? Scenario.crowd }
}

extension Scenario {
  /// How many requests it may take to get to know a new worker.
  package static let acquaintance = 6
}
