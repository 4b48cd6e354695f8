import Conformance
import Histories
import Postgres

/// Who was seen where, while a scenario runs: one stretch for each request and stage.
struct Sightings {
  struct Stretch {
    var site: Site
    var first: Int
    var last: Int
  }

  struct Key: Hashable {
    var request: String
    var stage: Stage
  }

  private(set) var stretches: [Key: Stretch] = [:]
  /// Who was held in a view at the last look, by request.
  private(set) var held: [String: Histories.Place] = [:]
  /// Who waited for another request's lock at the last look.
  private(set) var locked: Set<String> = []
  private(set) var backendsAtPeak = 0
  /// Whose name was seen at the gate with the key of another request.
  private(set) var strays: Set<String> = []

  /// Takes in one look at the gate and the upstream.
  ///
  /// A sighting proves presence at some moment between `before` and `after`. So a stretch begins after its first look and
  /// ends before its last one: what is recorded lies inside what was.
  ///
  /// `keys` are those that requests were given for the gate. Who waits there with another one was not sent there by this
  /// request: it is noted, and proves nothing.
  mutating func take(
    _ sample: Sample, upstream: [Upstream.Held], keys: [String: Int32], before: Int, after: Int
  ) {
    (held, locked) = ([:], [])
    for sighting in sample.sightings {
      if case .gate(let key) = sighting.place, keys[sighting.request] != key {
        strays.insert(sighting.request)
        continue
      }
      let place = Histories.Place(process: sighting.process, thread: sighting.thread, backend: sighting.backend)
      switch sighting.place {
      case .gate:
        held[sighting.request] = place
        record(sighting.request, .view, place, from: after, to: before)
      case .lock:
        locked.insert(sighting.request)
        record(sighting.request, .lock, place, from: after, to: before)
      case .other: break
      }
    }
    for one in upstream {
      held[one.request] = one.place
      record(one.request, .view, one.place, from: one.arrived, to: before)
    }
    backendsAtPeak = max(backendsAtPeak, sample.backends)
  }

  private mutating func record(_ request: String, _ stage: Stage, _ place: Histories.Place, from: Int, to: Int) {
    let key = Key(request: request, stage: stage)
    let first = stretches[key]?.first ?? from
    stretches[key] = Stretch(site: .server(stage, place), first: first, last: max(first, to))
  }

  /// Whether the request has been seen in its view.
  func wasAdmitted(_ request: String) -> Bool { stretches[Key(request: request, stage: .view)] != nil }

  /// How many requests have been seen in their views.
  var admitted: Int { stretches.keys.count { $0.stage == .view } }

  /// How often something new was seen, as a measure of progress.
  var count: Int { stretches.count }

  var spans: [Span] {
    stretches.map { key, stretch in Span(key.request, at: stretch.site, from: stretch.first, to: stretch.last) }
  }
}
