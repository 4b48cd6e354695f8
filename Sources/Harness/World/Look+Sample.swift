import Histories
import Postgres
import Runner

extension Look {
  /// What one look at the gate and at the upstream showed; `keys` are those that requests were given for the gate.
  init(_ sample: Sample, keys: [String: Int32], upstream: [HoldingUpstream.Held], before: Int, after: Int) {
    self.init(held: [], backends: sample.backends, before: before, after: after)
    for sighting in sample.sightings {
      let seen = Look.Seen(sighting)
      switch sighting.place {
      case .gate(let key) where keys[sighting.request] != key: strays.insert(sighting.request)
      case .gate: held.append(seen)
      case .lock: locked.append(seen)
      case .other: break
      }
    }
    held += upstream.map { Look.Seen($0.request, in: $0.place, since: $0.arrived) }
  }
}

extension Look.Seen {
  fileprivate init(_ sighting: Sighting) {
    self.init(
      sighting.request, in: .init(process: sighting.process, thread: sighting.thread, backend: sighting.backend))
  }
}
