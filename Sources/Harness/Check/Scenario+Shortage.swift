import Conformance
import Platform
import Processes

/// What a scenario needs of this machine is counted before it is played: a run that finds out in the middle has already
/// lost what it was looking at, and takes its own shortage for the server's.
extension Scenario {
  /// Why the scenario cannot be played on a server of `model`, of which so many processes are there, as a clause; `nil` if
  /// it can. `idle` connections are used first, or closed; `slots` is how many connections Postgres takes.
  func shortage(on model: ServerModel, processes: Int, idle: Int, slots: Int) -> String? {
    let needed = descriptors(processes: processes)
    let free = DescriptorLimit.most - DescriptorLimit.taken + idle
    guard needed <= free else {
      return """
        the scenario needs \(needed) sockets at once, and this process may have \(DescriptorLimit.most) descriptors, \
        \(max(0, free)) of them still free; raise the limit first (ulimit -n \(DescriptorLimit.most + needed - free), \
        perhaps as root)
        """
    }
    let backends = backends(on: model, processes: processes)
    guard backends > slots else { return nil }
    return """
      the scenario holds requests in \(backends) Postgres connections at once, and this Postgres had \(slots) free; raise \
      its max_connections, or leave out --postgres for one of the kit's own
      """
  }

  /// One for each client, one for each request that the upstream holds, and some for connections that turn out to lead to
  /// another process than the one that is wanted.
  private func descriptors(processes: Int) -> Int {
    steps.reduce(RunningServer.largestRound + 16) { sum, step in
      switch step {
      case .send(let batch):
        sum + batch.placement.requests(processes: processes) * (batch.view.heldAt == .upstream ? 2 : 1)
      case .load(let load): sum + load.clients
      case .beat(let metronome): sum + metronome.clients * (metronome.view.heldAt == .upstream ? 2 : 1)
      default: sum
      }
    }
  }

  /// Requests that wait for a thread have no connection yet, as far as the model says how many there are.
  private func backends(on model: ServerModel, processes: Int) -> Int {
    var held: [View: Int] = [:]
    for case .send(let batch) in steps where batch.view.heldAt == .gate {
      held[batch.view, default: 0] += batch.placement.requests(processes: processes)
    }
    return held.reduce(0) { sum, sent in sum + min(sent.value, model.slots(for: sent.key) ?? sent.value) }
  }
}
